import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { incidentsOf, setUpWatched, tellOf } from '@/lib/testing/watched-queues';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describeOnEachDatabase('trouble', (kind) => {
  it('is one incident, told once, while the clock jumps, and ends as any other', async () => {
    const test = await setUpWatched(kind);
    await tellOf(test.ctx, ['backlog'], null);
    await test.queued(5000);
    await test.after(0);
    await test.after(MINUTE);
    for (const jump of [-26 * HOUR, 5000, 400 * 24 * HOUR, 5000, -400 * 24 * HOUR, 5000])
      await test.after(jump);
    expect(await incidentsOf(test)).toEqual([['backlog', null]]);
    await test.queued(0);
    await test.after(5000);
    await test.after(-HOUR);
    expect(await incidentsOf(test)).toEqual([['backlog', null]]);
    await test.after(2 * MINUTE);
    expect(await incidentsOf(test)).toEqual([['backlog', 'recovered']]);
    expect(await test.told()).toEqual(['opened', 'resolved']);
  });
});
