import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runCli } from '@/lib/testing/cli';

it('an API token is made with its role alone, and is found in the list', { timeout: 120_000 }, async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-cli-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const run = (...words: string[]) => runCli(dataDir, ['api-token', ...words, '--json']);
  const { status, stdout, stderr } = run('create', '--role', 'viewer');
  expect([status, stderr]).toEqual([0, '']);
  const made: { id: string; name: string } = JSON.parse(stdout);
  expect(made).toMatchObject({ role: 'viewer', token: expect.stringMatching(/^fxa_/) });
  expect(made.name).toMatch(/^Command line, viewer, \d{4}-\d\d-\d\d$/);
  expect(JSON.parse(run('create', '--role', 'operator', '--name', 'Nightly').stdout)).toMatchObject({
    name: 'Nightly',
  });
  const { tokens } = JSON.parse(run('list').stdout);
  expect(tokens).toMatchObject([{ name: 'Nightly' }, { id: made.id, name: made.name }]);
});
