import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/*
 * The secrets that a program under test made itself. Whatever it does with them afterwards, its answers, pages and lines are searched
 * for them. Processes of one test (servers, the command line, the test) tell each other by a file.
 */
const known = new Set<string>();
/** Where others tell theirs, and how much of each was read. */
const told = new Map<string, number>();

/** Names the file to the processes that a test starts. */
export const KNOWN_SECRETS_FILE = 'KNOWN_SECRETS_FILE';

/**
 * Where what runs on a data folder tells its secrets: beside it, so that nobody takes it for the program's own. Instances on one PostgreSQL
 * have a folder each, and one such file together.
 */
export function secretsFileOf(dataDir: string, databaseUrl = ''): string {
  if (!databaseUrl.startsWith('postgres')) return `${dataDir}-known-secrets`;
  const name = createHash('sha256').update(databaseUrl).digest('hex').slice(0, 16);
  return path.join(tmpdir(), `fluxx-alert-console-${name}-known-secrets`);
}

export function learnSecret(secret: string): void {
  if (secret.length < 10 || known.has(secret)) return;
  known.add(secret);
  const file = process.env[KNOWN_SECRETS_FILE];
  if (file !== undefined) appendFileSync(file, `${secret}\n`, { mode: 0o600 });
}

/** What is told in this file is known here from now on. */
export function listenTo(file: string): void {
  if (!told.has(file)) told.set(file, 0);
}

/** Every secret made so far, by this process or by another of the same test. */
export function knownSecrets(): ReadonlySet<string> {
  const own = process.env[KNOWN_SECRETS_FILE];
  if (own !== undefined) listenTo(own);
  for (const [file, read] of told) {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size <= read) continue;
    told.set(file, size);
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
