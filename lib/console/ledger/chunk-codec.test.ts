import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { QUEUE_ID, QUEUE_UUID, TEST_KEY } from '@/lib/testing/fake-site/ledger-context';
import { NOTHING_SEEN, setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { makeSealer } from '@/lib/db/seal';
import { processQueue } from '../jobs/process';
import { openChunk, sealChunk } from './chunk-codec';
import { readWholeBody } from './read-body';

const sealer = makeSealer(TEST_KEY);

it('a chunk comes out as it went in, smaller on disk when it can be', async () => {
  const json = Buffer.from('{"identity":9007199254740993,"recordData":{}}'.repeat(1000));
  const noise = randomBytes(5000);
  const [small, same] = [await sealChunk(sealer, json), await sealChunk(sealer, noise)];
  expect(await openChunk(sealer, small)).toEqual(json);
  expect(await openChunk(sealer, same)).toEqual(noise);
  expect(small.sealed.length).toBeLessThan(json.length / 10);
  expect([small.encoding, same.encoding]).toEqual([2, 0]);
});

it('a chunk stored with DEFLATE, as until December 2026, stays readable', async () => {
  const json = Buffer.from('{"identity":1}'.repeat(100));
  expect(await openChunk(sealer, { sealed: sealer.seal(deflateRawSync(json)), encoding: 1 })).toEqual(json);
});

it('a chunk of an encoding nobody knows is refused and not guessed at', async () => {
  await expect(openChunk(sealer, { sealed: sealer.seal(Buffer.from('x')), encoding: 9 })).rejects.toThrow(
    /encoding/,
  );
});

describeOnEachDatabase('a stored body', (kind) => {
  it('is compressed, and one stored before compression stays readable', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(500);
    const { call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    const whole = await readWholeBody(ctx, call.id);
    const chunks = ctx.database.kysely.selectFrom('call_chunk');
    const rows = await chunks.selectAll().where('call_id', '=', call.id).orderBy('sequence').execute();
    const stored = rows.reduce((sum, row) => sum + row.bytes_sealed.length, 0);
    expect(stored).toBeLessThan(whole.length / 4);
    // As an earlier version wrote it: the bytes sealed as they are.
    for (const row of rows) {
      const bytes = await openChunk(ctx.sealer, { sealed: row.bytes_sealed, encoding: row.encoding });
      await ctx.database.kysely
        .updateTable('call_chunk')
        .set({ bytes_sealed: ctx.sealer.seal(bytes), encoding: 0 })
        .where('call_id', '=', call.id)
        .where('sequence', '=', row.sequence)
        .execute();
    }
    expect(await readWholeBody(ctx, call.id)).toEqual(whole);
  });
});
