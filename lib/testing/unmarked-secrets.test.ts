import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { isTestCode, unmarkedSecrets } from './unmarked-secrets';

const root = path.resolve(import.meta.dirname, '../..');
const FOLDERS = ['app', 'bench', 'bin', 'components', 'e2e', 'lib'];
const files = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name}`,
  ),
).filter(isTestCode);

// It reads every test there is.
it(
  'every secret that a test gives the program carries the mark, and every log is looked into',
  { timeout: 120_000 },
  () => {
    expect(files.length).toBeGreaterThan(300);
    expect(
      files.flatMap((file) => unmarkedSecrets(file, readFileSync(path.join(root, file), 'utf8'))),
    ).toEqual([]);
  },
);

it.each([
  ["const VERA = { email: 'vera@example.org', password: 'seven green bicycles' };"],
  ["const NEW_PASSWORD = 'eleven purple rivers' as const;"],
  ["await page.getByLabel('Password', { exact: true }).fill('seven green bicycles');"],
  ["runCli(server.dataDir, words, { input: 'seven green bicycles\\n' });"],
  ["const env = { METRICS_TOKEN: 'a-token-of-the-environment' };"],
  ["const KEY = '0123456789abcdef'.repeat(4);"],
  ["const OLD_KEY = 'a'.repeat(64);"],
  ['const TEST_KEY = Buffer.alloc(32, 7);'],
  ["const site = { credentials: { clientId: 'a', clientSecret: 'b' } };"],
  ['const url = `postgres://postgres:of-the-database@127.0.0.1:${port}/console`;'],
  ['const ctx = { log: { warn: () => {} } };'],
  ["import { expect, test } from '@playwright/test';", 'e2e/x.spec.ts'],
  ["import { answerGateway } from '@/lib/console/gateway/handler';", 'lib/x.test.ts'],
])('refuses %s', (code, file = 'lib/x.test.ts') => {
  expect(unmarkedSecrets(file, code)).toHaveLength(1);
});

it.each([
  ["const VERA = { email: 'vera@example.org', password: marked('seven green bicycles') };"],
  ["const weak = { password: 'short' };"],
  ["const weak = { password: exactly('password12345') };"],
  ["await page.getByLabel('Password', { exact: true }).fill(VERA.password);"],
  ['const smtpUrl = `smtp://console:${marked("wrong")}@127.0.0.1:${port}`;'],
  ["const key = markedKey('2');"],
  ["const form = { passwords: 'on', keyboard: 'full of letters' };"],
])('takes %s', (code) => {
  expect(unmarkedSecrets('lib/x.test.ts', code)).toEqual([]);
});
