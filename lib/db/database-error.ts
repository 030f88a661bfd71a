import { AppError } from '@/lib/domain/errors';

/** Of one that answers, but not us. */
export const BUSY = 'The database is busy with something long.';
/** Of one that keeps its connections and says nothing. */
export const SILENT = 'The database does not answer.';

/** Primary result codes of SQLite (sqlite.org/rescode.html) that say "not now" and not "wrong". */
const SQLITE_SENTENCES: Readonly<Record<number, string>> = {
  5: BUSY,
  6: BUSY,
  8: 'The database file is read-only.',
  10: 'The disk of the database does not answer.',
  13: 'The disk of the database is full.',
  14: 'The database file cannot be opened.',
};

/** Classes and codes of PostgreSQL (appendix "Error Codes") that say so, the longer first. */
const POSTGRES_SENTENCES: readonly (readonly [string, string])[] = [
  ['53100', 'The disk of the database is full.'],
  ['53', 'The database has no room for another connection.'],
  ['25006', 'The database is read-only.'],
  ['40', BUSY],
  ['55P03', BUSY],
  ['57P', 'The database is starting or stopping.'],
  ['28', 'The database refuses the name or password of its user.'],
  ['3D', 'The database server has no database of that name.'],
  ['08', 'The connection to the database was lost.'],
];

/** What the pool says to whoever waited too long for one of its connections. */
const NONE_FREE_MESSAGE = /^timeout exceeded when trying to connect/;

/** What Node and the driver say about a connection; the driver gives the last ones no code. */
const LOST_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN']);
const LOST_MESSAGE = /^Connection terminated|^Client has encountered a connection error/;

/**
 * Tells a database that cannot work at the moment from a defect of ours.
 * @returns an AppError `unavailable` with a sentence and a time to try again (s), or undefined for anything else.
 */
export function explainDatabaseError(error: unknown): AppError | undefined {
  const sentence = sentenceOf(error);
  return sentence === undefined ? undefined : unavailable(sentence, error);
}

/** For whoever waits for a database that does not work at the moment. @param sentence that says how it is. */
export function unavailable(sentence: string, cause?: unknown): AppError {
  return new AppError(
    'unavailable',
    `${sentence} It is not certain that what you asked for was done: look before you repeat it. If this stays, tell whoever runs the server.`,
    { cause, retryAfter: 5 },
  );
}

function sentenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ERR_SQLITE_ERROR' && 'errcode' in error && typeof error.errcode === 'number') {
    // The low byte is the primary code; what is above it only says where it happened.
    return SQLITE_SENTENCES[error.errcode % 256];
  }
  if (/^[0-9A-Z]{5}$/.test(code) && 'severity' in error) {
    return POSTGRES_SENTENCES.find(([prefix]) => code.startsWith(prefix))?.[1];
  }
  if (NONE_FREE_MESSAGE.test(error.message)) return 'The database is busy: all connections to it are in use.';
  if (LOST_CODES.has(code) || LOST_MESSAGE.test(error.message))
    return 'The connection to the database was lost.';
  return undefined;
}
