import { expect, it } from 'vitest';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { takeTurn } from './take-turn';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;

describeOnEachDatabase('a turn of sampling', (kind) => {
  it('is refused to who began before another was done, and given again after the clock was set back', async () => {
    const { database } = await testDatabase(kind);
    const turn = (asked: number, now: number) =>
      takeTurn(database.kysely, 'site', { asked, now }).then((given) => given?.before);
    expect(await turn(NOW, NOW + 40)).toBeNull();
    expect(await turn(NOW + 20, NOW + 60)).toBeUndefined();
    expect(await turn(NOW + 5_000, NOW + 5_040)).toBe(NOW + 40);
    expect(await turn(NOW - HOUR, NOW - HOUR)).toBe(NOW + 5_040);
    expect(await turn(NOW - HOUR + 5_000, NOW - HOUR + 5_000)).toBe(NOW - HOUR);
  });
});
