import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';

/*
 * The secrets that a program under test made itself. Whatever it does with them afterwards, its answers, pages and lines are searched
 * for them. Processes of one test (servers, the command line, the test) tell each other by a file.
 */
const known = new Set<string>();
let readBytes = 0;

/** Names the file to the processes that a test starts. */
export const KNOWN_SECRETS_FILE = 'KNOWN_SECRETS_FILE';

/** Where what runs on a data folder tells its secrets: beside it, so that nobody takes it for the program's own. */
export function secretsFileOf(dataDir: string): string {
  return `${dataDir}-known-secrets`;
}

export function learnSecret(secret: string): void {
  if (secret.length < 10 || known.has(secret)) return;
  known.add(secret);
  const file = process.env[KNOWN_SECRETS_FILE];
  if (file !== undefined) appendFileSync(file, `${secret}\n`, { mode: 0o600 });
}

/** Every secret made so far, by this process or by another of the same test. */
export function knownSecrets(): ReadonlySet<string> {
  const file = process.env[KNOWN_SECRETS_FILE];
  if (file === undefined) return known;
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > readBytes) {
    readBytes = size;
    for (const secret of secretsIn(file)) known.add(secret);
  }
  return known;
}

/** What was told in a file; nothing when there is none. */
export function secretsIn(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}
