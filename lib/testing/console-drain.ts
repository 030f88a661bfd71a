import { expect, vi } from 'vitest';
import { findDrain } from '@/lib/db/queries/drain/find-drain';
import { text, type AuditedClient } from './console-client';
import type { FakeSite } from './fake-site/server';

/** Starts, cancels and resumes a drain, and takes its archive. */
export async function drainThroughApi(
  client: AuditedClient,
  { queueId, queueUuid }: { queueId: string; queueUuid: string },
  fake: FakeSite,
): Promise<void> {
  fake.queue(queueUuid).add(3);
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  fake.failNext('process', { kind: 'hold', until });
  const calls = fake.count('process');
  const started = await client.ask(
    'POST /queues/[id]/drain',
    { id: queueId },
    {
      finishEach: true,
      maxRecords: null,
      seen: { maxRounds: 1, queued: null },
    },
  );
  const id = text(started, 'drain.id');
  // Its first call is under way: from here on nothing is written but by what is asked.
  await vi.waitFor(() => expect(fake.count('process')).toBe(calls + 1), { timeout: 20_000 });
  await client.ask('POST /drains/[id]/cancel', { id });
  release();
  const { kysely } = client.runtime.database;
  const ended = async () =>
    expect(['running', 'cancelling']).not.toContain((await findDrain(kysely, id))?.state);
  await vi.waitFor(ended, { timeout: 20_000 });
  await kysely.updateTable('drain').set({ state: 'stopped' }).where('id', '=', id).execute();
  await client.ask('POST /drains/[id]/resume', { id });
  await vi.waitFor(ended, { timeout: 20_000 });
  await client.ask('GET /drains/[id]/archive', { id });
}
