import { expect, it } from 'vitest';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { keptQuery, keptQueryFor } from './kept-query';

interface Setting {
  name: string;
  value_json: string;
}

describeOnEachDatabase('a kept query', (kind) => {
  async function open() {
    const { database } = await testDatabase(kind);
    let made = 0;
    const insert = keptQuery((db, row: Setting) => {
      made += 1;
      return db.insertInto('setting').values(row);
    });
    const named = keptQuery((db, { names }: { names?: readonly string[] | undefined }) => {
      made += 1;
      const query = db
        .selectFrom('setting')
        .select('name')
        .where('value_json', '=', '"kept"')
        .orderBy('name');
      return names === undefined ? query : query.where('name', 'in', names);
    });
    for (const name of ['a', 'b', 'c'])
      await insert.run(database.kysely, { name: `kept-${name}`, value_json: '"kept"' });
    return { database, db: database.kysely, insert, named, made: () => made };
  }

  it('is made once and asked with other values each time, in a transaction too', async () => {
    const { database, db, insert, made } = await open();
    await database.transaction(async (trx) => {
      expect(await insert.run(trx, { name: 'kept-d', value_json: '"it\'s"' })).toBe(1);
    });
    expect(made()).toBe(1);
    const rows = await db
      .selectFrom('setting')
      .selectAll()
      .where('name', 'like', 'kept-%')
      .orderBy('name')
      .execute();
    expect(rows.map((row) => [row.name, row.value_json])).toEqual([
      ['kept-a', '"kept"'],
      ['kept-b', '"kept"'],
      ['kept-c', '"kept"'],
      ['kept-d', '"it\'s"'],
    ]);
  });

  it('asks without a value that is not given, and with lists of any length', async () => {
    const { db, named, made } = await open();
    const names = async (asked: { names?: readonly string[] | undefined }) =>
      (await named.all(db, asked)).map((row) => row.name);
    expect(await names({})).toEqual(['kept-a', 'kept-b', 'kept-c']);
    expect(await names({ names: undefined })).toEqual(['kept-a', 'kept-b', 'kept-c']);
    expect(await names({ names: ['kept-b'] })).toEqual(['kept-b']);
    expect(await names({ names: ['kept-c'] })).toEqual(['kept-c']);
    expect(await names({ names: ['kept-c', 'kept-a'] })).toEqual(['kept-a', 'kept-c']);
    expect(made()).toBe(1 + 3);
    const but = (count: number) => Array.from({ length: count }, (_one, index) => `not there ${index}`);
    expect(await names({ names: ['kept-c', ...but(2)] })).toEqual(['kept-c']);
    expect(await names({ names: [...but(3), 'kept-a'] })).toEqual(['kept-a']);
    // Lists go in powers of two: one text for those of three and of four.
    expect(made()).toBe(1 + 4);
    for (const count of [20, 200])
      expect(await names({ names: ['kept-c', ...but(count)] })).toEqual(['kept-c']);
    expect(await names({})).toEqual(['kept-a', 'kept-b', 'kept-c']);
    expect((await named.first(db, { names: ['kept-b', 'kept-c'] }))?.name).toBe('kept-b');
    expect(await named.first(db, { names: ['not there'] })).toBeUndefined();
  });

  it('counts the rows it changed, and has a text for each kind of database', async () => {
    const { database, db } = await open();
    const change = keptQueryFor(
      (trx, { value, ...names }: { value: string; names: readonly string[] }, support) =>
        trx
          .updateTable('setting')
          .set({ value_json: support.name === kind ? value : 'of another kind' })
          .where('name', 'in', names.names),
    );
    const names = ['kept-a', 'kept-b', 'not there'];
    expect(await change(database.support).run(db, { value: '1', names })).toBe(2);
    const row = await db
      .selectFrom('setting')
      .select('value_json')
      .where('name', '=', 'kept-b')
      .executeTakeFirst();
    expect(row?.value_json).toBe('1');
  });
});
