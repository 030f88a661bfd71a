import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '@/lib/db/database';
import { runCli } from '@/lib/testing/cli';

/** A console with some acts, its data and the head of its log by then. */
async function withActs() {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-cli-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  for (const name of ['One', 'Two', 'Three'])
    runCli(dataDir, ['api-token', 'create', '--name', name, '--role', 'viewer']);
  const head = (): string => JSON.parse(runCli(dataDir, ['audit', 'head', '--json']).stdout).head;
  const verify = (...words: string[]) => {
    const { status, stdout } = runCli(dataDir, ['audit', 'verify', ...words, '--json']);
    const seen: { ok: boolean; problem: string | null; proven: number } = JSON.parse(stdout);
    return { status, ...seen };
  };
  return { dataDir, head, verify };
}

/** Removes the newest entry, by somebody who took the rules of the table away. */
async function cutTail(dataDir: string): Promise<void> {
  const { kysely, close } = openDatabase({ kind: 'sqlite', file: path.join(dataDir, 'console.db') });
  const triggers = await sql<{ name: string }>`
    select name from sqlite_master where type = 'trigger' and tbl_name = 'activity'`.execute(kysely);
  for (const { name } of triggers.rows) await sql`drop trigger ${sql.ref(name)}`.execute(kysely);
  await sql`delete from activity where id = (select max(id) from activity)`.execute(kysely);
  // As though it had never been: SQLite keeps the last id beside the table.
  await sql`update sqlite_sequence set seq = seq - 1 where name = 'activity'`.execute(kysely);
  await close();
}

it(
  'a tail that was cut off is found against a head that was kept, on the command line',
  { timeout: 120_000 },
  async () => {
    const { dataDir, head, verify } = await withActs();
    const kept = head();
    const before = verify('--head', kept);
    expect(before).toMatchObject({ status: 0, ok: true });
    await cutTail(dataDir);
    // By itself a log that ends earlier is a whole log.
    expect(verify()).toMatchObject({ status: 0, ok: true, proven: before.proven - 1 });
    const found = verify('--head', kept);
    expect(found).toMatchObject({ status: 1, ok: false });
    expect(found.problem).toContain('head');
    expect(verify('--head', head())).toMatchObject({ status: 0, ok: true });
  },
);

it('what is no head is refused, and nothing is called whole', { timeout: 120_000 }, async () => {
  const { dataDir } = await withActs();
  const { status, stdout, stderr } = runCli(dataDir, ['audit', 'verify', '--head', 'something']);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain('This is no head');
});

it('what is no place is refused, and nothing is looked at', { timeout: 120_000 }, async () => {
  const { dataDir } = await withActs();
  const { status, stdout, stderr } = runCli(dataDir, ['audit', 'verify', '--known', '-3']);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain('A place in the log is a whole number');
});
