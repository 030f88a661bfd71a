import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { expectNoCanary } from './canary';
import { KNOWN_SECRETS_FILE, secretsFileOf, secretsIn } from './known-secrets';
import { WATCHED } from './server-process';

/**
 * Runs the command line on the data of a test, as an operator would beside a running server, which knows its secrets then.
 * @throws Error when it says a secret in anything but its answer.
 */
export function runCli(
  dataDir: string,
  words: readonly string[],
  options: { input?: string; env?: Readonly<Record<string, string>> } = {},
): { status: number | null; stdout: string; stderr: string } {
  const file = secretsFileOf(dataDir);
  const result = spawnSync(process.execPath, [...WATCHED, 'bin/cli.ts', ...words], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      // Made by a server; who uses the command line alone leaves none behind.
      ...(existsSync(file) ? { [KNOWN_SECRETS_FILE]: file } : {}),
      ...options.env,
    },
    input: options.input ?? '',
    encoding: 'utf8',
  });
  expectNoCanary(result.stderr, secretsIn(file));
  return { status: result.status, stdout: result.stdout, stderr: result.stderr };
}

const applicationAnswer = z.object({ client_id: z.string(), client_secret: z.string() });

/** Makes an OAuth application of the built-in site through the command line. */
export function createApplication(dataDir: string): { clientId: string; clientSecret: string } {
  const { stdout, stderr } = runCli(dataDir, ['oauth-client', 'create', '--name', 'Test', '--json']);
  if (stdout === '') throw new Error(`The command line printed nothing:\n${stderr}`);
  const { client_id: clientId, client_secret: clientSecret } = applicationAnswer.parse(JSON.parse(stdout));
  return { clientId, clientSecret };
}
