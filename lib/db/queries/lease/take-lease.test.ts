import { expect, it } from 'vitest';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { dropLease } from './drop-lease';
import { isLeaseHeld } from './is-lease-held';
import { takeLease } from './take-lease';

describeOnEachDatabase('a lease', (kind) => {
  it('belongs to one instance until it runs out or is given back', async () => {
    const { database, open } = await testDatabase(kind);
    const other = open();
    const lease = (instanceId: string, now: number) => ({ name: 'sampler', instanceId, now, ttlMs: 100 });
    expect(await takeLease(database, lease('a', 0))).toBe(true);
    expect(await takeLease(other, lease('b', 50))).toBe(false);
    expect(await takeLease(database, lease('a', 60))).toBe(true);
    expect(await takeLease(other, lease('b', 159))).toBe(false);
    expect(await takeLease(other, lease('b', 160))).toBe(true);
    expect(await takeLease(database, lease('a', 170))).toBe(false);
    await dropLease(other, 'sampler', 'b');
    expect(await takeLease(database, lease('a', 170))).toBe(true);
  });

  it('that a clock far ahead left behind is over', async () => {
    const { database, open } = await testDatabase(kind);
    const other = open();
    const lease = (instanceId: string, now: number) => ({ name: 'sampler', instanceId, now, ttlMs: 100 });
    expect(await takeLease(database, lease('killed', 1_000_000))).toBe(true);
    expect(await isLeaseHeld(other.kysely, 'sampler', { now: 0, ttlMs: 100 })).toBe(false);
    expect(await takeLease(other, lease('b', 0))).toBe(true);
    expect(await isLeaseHeld(database.kysely, 'sampler', { now: 99, ttlMs: 100 })).toBe(true);
    // A clock that is only somewhat ahead takes no lease from anybody.
    expect(await takeLease(other, lease('b', 190))).toBe(true);
    expect(await takeLease(database, lease('c', 90))).toBe(false);
  });
});
