import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { expectNoCanary, secretsWithin } from './canary';
import { markedSettings } from './given-settings';
import { mayPrint } from './issuing-commands';
import { KNOWN_SECRETS_FILE, knownSecrets, learnSecret, secretsFileOf, secretsIn } from './known-secrets';
import { refuse } from './noted-secrets';
import { wordsOf } from './programs';

/**
 * Runs the command line on the data of a test, as an operator would beside a running server. Each knows the secrets of the other then.
 * @throws Error when it says a secret in anything but the answer of the command that issues it.
 */
export function runCli(
  dataDir: string,
  words: readonly string[],
  options: { input?: string; env?: Readonly<Record<string, string>> } = {},
): { status: number | null; stdout: string; stderr: string } {
  const env = markedSettings(options.env ?? {});
  const file = secretsFileOf(dataDir, env['DATABASE_URL']);
  // Made by a server; who uses the command line alone leaves none behind.
  const isAlone = !existsSync(file);
  if (isAlone) writeFileSync(file, [...knownSecrets(), ''].join('\n'), { mode: 0o600 });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...wordsOf('cli', { watched: true }), ...words],
    {
      env: { ...process.env, DATA_DIR: dataDir, [KNOWN_SECRETS_FILE]: file, ...env },
      input: options.input ?? '',
      encoding: 'utf8',
    },
  );
  for (const secret of secretsIn(file)) learnSecret(secret);
  if (isAlone) rmSync(file);
  refuse(
    secretsWithin(stdout).filter((secret) => !mayPrint(words, secret)),
    `what \`${words.slice(0, 2).join(' ')}\` prints`,
  );
  expectNoCanary(stderr);
  return { status, stdout, stderr };
}

const applicationAnswer = z.object({ client_id: z.string(), client_secret: z.string() });

/** Makes an OAuth application of the built-in site through the command line. */
export function createApplication(dataDir: string): { clientId: string; clientSecret: string } {
  const { stdout, stderr } = runCli(dataDir, ['oauth-client', 'create', '--name', 'Test', '--json']);
  if (stdout === '') throw new Error(`The command line printed nothing:\n${stderr}`);
  const { client_id: clientId, client_secret: clientSecret } = applicationAnswer.parse(JSON.parse(stdout));
  return { clientId, clientSecret };
}
