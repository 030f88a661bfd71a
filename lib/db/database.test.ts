import { expect, it } from 'vitest';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';

describeOnEachDatabase('the database', (kind) => {
  it('commits a transaction whole or not at all', async () => {
    const { database } = await testDatabase(kind);
    const write = (fail: boolean) =>
      database.transaction(async (trx) => {
        await trx
          .insertInto('setting')
          .values({ name: `a-${fail}`, value_json: '1' })
          .execute();
        if (fail) throw new Error('stopped on purpose');
      });
    await write(false);
    await expect(write(true)).rejects.toThrow('stopped on purpose');
    const rows = await database.kysely.selectFrom('setting').select('name').execute();
    expect(rows).toEqual([{ name: 'a-false' }]);
  });

  it('keeps two transactions of one process apart', async () => {
    const { database } = await testDatabase(kind);
    await database.kysely.insertInto('setting').values({ name: 'count', value_json: '0' }).execute();
    const addOne = () =>
      database.transaction(async (trx) => {
        const query = trx.selectFrom('setting').select('value_json').where('name', '=', 'count');
        const { value_json } = await (
          database.support.rowLocks ? query.forUpdate() : query
        ).executeTakeFirstOrThrow();
        await trx
          .updateTable('setting')
          .set({ value_json: String(Number(value_json) + 1) })
          .where('name', '=', 'count')
          .execute();
      });
    await Promise.all(Array.from({ length: 20 }, addOne));
    const row = await database.kysely.selectFrom('setting').select('value_json').executeTakeFirstOrThrow();
    expect(row.value_json).toBe('20');
  });

  it('gives back 64-bit integers as numbers and blobs as the same bytes', async () => {
    const { database } = await testDatabase(kind);
    const bytes = new Uint8Array([0, 255, 1, 128]);
    await database.kysely
      .insertInto('site')
      .values({
        id: 's',
        name: 's',
        kind: 'remote',
        base_url: 'x',
        credentials_sealed: bytes,
        created_at: 1_900_000_000_000,
        archived_at: null,
      })
      .execute();
    const row = await database.kysely.selectFrom('site').selectAll().executeTakeFirstOrThrow();
    expect(row.created_at).toBe(1_900_000_000_000);
    expect(new Uint8Array(row.credentials_sealed ?? [])).toEqual(bytes);
  });
});
