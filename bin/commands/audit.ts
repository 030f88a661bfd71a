import { InvalidArgumentError, type Command } from 'commander';
import { readActivityHead } from '@/lib/audit/read-head';
import { sealActivity } from '@/lib/audit/seal';
import { verifyActivity, type Verification } from '@/lib/audit/verify';
import { keepSecrets } from '@/lib/config/kept-secrets';
import { parseSettings } from '@/lib/config/settings';
import type { Database } from '@/lib/db/database';
import { readHead, writeHead, type ActivityHead } from '@/lib/domain/activity/head';
import { systemClock } from '@/lib/domain/clock';
import { AppError } from '@/lib/domain/errors';
import { openActivity } from '@/lib/server/open-activity';
import { printResult } from './print';

interface VerifyOptions {
  head?: string;
  known?: number;
  json?: true;
}

/** `audit verify`, `head` and `key`: whether the activity log is what this program wrote, and what to keep elsewhere to know it later. */
export function addAudit(program: Command): void {
  const audit = program.command('audit').description('The proof of the activity log');
  audit
    .command('verify')
    .description('Recompute the whole chain. Names the first entry that is wrong, and ends with 1 then')
    .option('--head <head>', 'what `audit head` printed earlier: the log must still reach it')
    .option('--known <place>', 'it is known that entries up to this place tell of a missing one', wholeNumber)
    .option('--json', 'print one JSON object')
    .action(verify);
  audit
    .command('head')
    .description('Print the newest entry of the chain; keep it where nobody who can write the database can')
    .option('--json', 'print one JSON object')
    .action(head);
  audit
    .command('key')
    .description('Print the key of the chain, to set as AUDIT_KEY; whoever has it can forge entries')
    .option('--json', 'print one JSON object')
    .action((options: { json?: true }) => {
      const { auditKey } = keepSecrets(parseSettings(process.env));
      printResult({ AUDIT_KEY: auditKey.toString('hex') }, options.json === true);
    });
}

async function verify(options: VerifyOptions): Promise<void> {
  const kept = options.head === undefined ? undefined : keptHead(options.head);
  const seen = await withActivity((database, key) =>
    verifyActivity(database, key, {
      kept,
      knownTo: options.known,
      now: systemClock.now(),
      onProgress: progress(options),
    }),
  );
  const { head: newest, ...facts } = seen;
  const written = newest === null ? null : writeHead(newest);
  if (options.json === true) printResult({ ok: seen.problem === null, ...facts, head: written }, true);
  else printVerification(seen, written);
  if (seen.problem !== null) process.exitCode = 1;
}

function printVerification(seen: Verification, written: string | null): void {
  const number = (count: number) => count.toLocaleString('en-US');
  const lines = [
    seen.problem === null ? 'The activity log is whole.' : `The activity log is NOT whole. ${seen.problem}`,
    `Proven: ${number(seen.proven)} entries${seen.unsigned === 0 ? '' : `, of which ${number(seen.unsigned)} are from before entries were signed`}.`,
    ...(seen.notChecked === null ? [] : [seen.notChecked]),
    ...(seen.unsealed === 0 ? [] : [`Signed, and not in the chain yet: ${number(seen.unsealed)}.`]),
    ...(seen.removed === 0 ? [] : [`Removed by age, with a checkpoint: ${number(seen.removed)}.`]),
    ...(seen.missed === 0 ? [] : [`Entries that tell of a missing one: ${number(seen.missed)}.`]),
    ...(seen.unusedIds === 0
      ? []
      : [`Ids without an entry: ${number(seen.unusedIds)} (each transaction that was undone leaves one).`]),
    ...(written === null ? [] : [`Head: ${written}`]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('A place in the log is a whole number.');
  return Number(text);
}

/** A line for every hundred thousand entries, on stderr. */
function progress({ json }: VerifyOptions): (proven: number) => void {
  let told = 0;
  return (proven) => {
    if (json === true || proven - told < 100_000) return;
    told = proven;
    process.stderr.write(`${proven.toLocaleString('en-US')} entries proven so far\n`);
  };
}

function keptHead(text: string): ActivityHead {
  const kept = readHead(text);
  if (kept !== undefined) return kept;
  throw new AppError(
    'invalid',
    'This is no head: it begins with "activity-", as `audit head` and the server’s log print it. Nothing was looked at.',
  );
}

async function head(options: { json?: true }): Promise<void> {
  const newest = await withActivity(async (database, key) => {
    await sealActivity(database, key);
    return readActivityHead(database.kysely);
  });
  if (newest === null) throw new AppError('not-found', 'The activity log has no entry yet.');
  if (options.json === true) {
    const { sequence, chain, at } = newest;
    printResult({ head: writeHead(newest), sequence, chain, at: new Date(at).toISOString() }, true);
  } else process.stdout.write(`${writeHead(newest)}\n`);
}

/** Opens the log as it is, works beside a running server, and begins nothing. */
async function withActivity<T>(work: (database: Database, key: Buffer) => Promise<T>): Promise<T> {
  const { database, key } = await openActivity(parseSettings(process.env));
  try {
    return await work(database, key);
  } finally {
    await database.close();
  }
}
