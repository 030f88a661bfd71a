import { expect, it } from 'vitest';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { lastSampled, takeTurn } from './take-turn';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;

describeOnEachDatabase('a turn of sampling', (kind) => {
  it('is refused to who began before another was done, whatever the clocks of both say', async () => {
    const { database } = await testDatabase(kind);
    const { kysely: db } = database;
    for (const skew of [0, 30_000, -30_000, HOUR, -HOUR]) {
      const before = await lastSampled(db, 'site');
      expect(await takeTurn(db, 'site', { before, now: NOW + skew })).toBe(true);
      expect(await takeTurn(db, 'site', { before, now: NOW + 40 })).toBe(false);
      expect(await lastSampled(db, 'site')).toBe(NOW + skew);
    }
    expect(await lastSampled(db, 'another site')).toBeNull();
  });
});
