import { spawnSync } from 'node:child_process';
import { z } from 'zod';

/** Runs the command line on the data of a test, as an operator would beside a running server. */
export function runCli(
  dataDir: string,
  words: readonly string[],
  options: { input?: string; env?: Readonly<Record<string, string>> } = {},
): { status: number | null; stdout: string; stderr: string } {
  const result = spawnSync(process.execPath, ['--import', 'tsx', 'bin/cli.ts', ...words], {
    env: { ...process.env, DATA_DIR: dataDir, ...options.env },
    input: options.input ?? '',
    encoding: 'utf8',
  });
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
