import { expect, it } from 'vitest';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { resolveSites } from './resolve-sites';

const SITES = [
  { id: 'one', name: 'Acme', archived_at: null },
  { id: 'two', name: 'Twin', archived_at: null },
  { id: 'three', name: 'Twin', archived_at: null },
  { id: 'old', name: 'Old', archived_at: 5 },
  { id: 'older', name: 'Acme', archived_at: 5 },
  // Its name is another's id.
  { id: 'four', name: 'two', archived_at: null },
] as const;

describeOnEachDatabase('sites as people name them', (kind) => {
  it('are found by id before name, and refused where there is none, or more than one', async () => {
    const { database } = await testDatabase(kind);
    for (const [index, site] of SITES.entries())
      await database.kysely
        .insertInto('site')
        .values({
          ...site,
          kind: 'remote',
          base_url: `https://${index}.invalid`,
          credentials_sealed: null,
          created_at: index,
        })
        .execute();
    const resolve = (...names: string[]) => resolveSites({ database }, names);
    expect(await resolve()).toEqual([]);
    expect(await resolve('Acme', 'two', 'three', 'one')).toEqual(['one', 'two', 'three']);
    await expect(resolve('Twin')).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/"Twin".*two.*three/),
    });
    for (const nowhere of ['Old', 'old', 'nothing'])
      await expect(resolve(nowhere), `${nowhere}`).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('"Acme"'),
      });
  });
});
