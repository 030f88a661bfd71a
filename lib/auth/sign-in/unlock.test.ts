import { expect, it } from 'vitest';
import { cliActor } from '@/lib/domain/actor';
import { addPerson, PASSWORD, testAuth, type TestAuth } from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { listPeople } from '../accounts/list-people';
import { countWrongToken } from '../tokens/wrong-tokens';
import { marked } from '@/lib/testing/canary';
import { signIn } from './sign-in';
import { unlockAccount } from './unlock';
import { unlockAddress } from './unlock-address';

const MINUTE = 60_000;
const EMAIL = 'ada@example.org';

function from(address: string) {
  return { address, userAgent: null };
}

/** Tries wrong passwords, at one account or each time at another. */
async function guess(ctx: TestAuth, times: number, email: (index: number) => string, address: string) {
  for (let index = 0; index < times; index += 1)
    await expect(
      signIn(ctx, { email: email(index), password: marked('nine yellow tricycles') }, from(address)),
    ).rejects.toMatchObject({ code: 'unauthenticated' });
}

describeOnEachDatabase('a lock', (kind) => {
  async function withAda() {
    const { database } = await testDatabase(kind);
    const ctx = testAuth(database);
    const { id } = await addPerson(ctx, EMAIL, 'viewer');
    const comeIn = (address: string) => signIn(ctx, { email: EMAIL, password: PASSWORD }, from(address));
    return { ctx, id, comeIn, byCli: { ...ctx, actor: cliActor } };
  }

  it('of an account is shown to admins while it stands, and lifted with where it was tried from', async () => {
    const { ctx, id, comeIn, byCli } = await withAda();
    await guess(ctx, 4, () => EMAIL, '198.51.100.1');
    expect((await listPeople(ctx)).people[0]).toMatchObject({ lockedUntil: null });
    await guess(ctx, 1, () => EMAIL, '198.51.100.2');
    expect((await listPeople(ctx)).people[0]?.lockedUntil).toBeGreaterThan(ctx.clock.now());
    await expect(comeIn('203.0.113.1')).rejects.toMatchObject({ code: 'too-many-requests' });
    expect(await unlockAccount(byCli, id)).toEqual(['198.51.100.1', '198.51.100.2']);
    expect((await listPeople(ctx)).people[0]).toMatchObject({ lockedUntil: null });
    expect(await comeIn('203.0.113.1')).toMatchObject({ sessionId: expect.any(String) });
  });

  it('of an IPv6 address is one of its whole /64, and lifted as such', async () => {
    const { ctx, comeIn, byCli } = await withAda();
    const inside = (index: number) => `2001:db8:1:2::${index.toString(16)}`;
    for (let index = 0; index < 20; index += 1)
      await guess(ctx, 1, () => `nobody-${index}@example.org`, inside(index));
    await expect(comeIn(inside(99))).rejects.toMatchObject({ code: 'too-many-requests' });
    expect(await comeIn('2001:db8:1:3::1')).toMatchObject({ sessionId: expect.any(String) });
    expect(await unlockAddress(byCli, inside(7))).toBe('2001:db8:1:2::/64');
    expect(await comeIn(inside(99))).toMatchObject({ sessionId: expect.any(String) });
    const acts = await ctx.database.kysely.selectFrom('activity').select('verb').execute();
    expect(acts).toContainEqual({ verb: 'address.unlock' });
  });

  it('ends with the fifth newest of the attempts at an account, as long as there are five', async () => {
    const { ctx } = await withAda();
    const until = async () => (await listPeople(ctx)).people[0]?.lockedUntil;
    const began = ctx.clock.now();
    for (const [index, minute] of [0, 1, 2, 4, 6, 6].entries()) {
      const attempt = {
        id: String(index),
        email: EMAIL,
        address: '198.51.100.1',
        at: began + minute * MINUTE,
      };
      await ctx.database.kysely.insertInto('sign_in_failure').values(attempt).execute();
    }
    ctx.clock.advance(6 * MINUTE);
    expect(await until()).toBe(began + 16 * MINUTE);
    ctx.clock.advance(10 * MINUTE);
    expect(await until()).toBeNull();
  });

  it('is lifted of what is an address, or the network it is told as, and of nothing else', async () => {
    const { ctx, byCli } = await withAda();
    expect(await unlockAddress(byCli, '2001:db8:1:2::/64')).toBe('2001:db8:1:2::/64');
    for (const wrong of [
      '',
      'ada@example.org',
      '198.51.100',
      '198.51.100.1/24',
      '2001:db8:1:2::/48',
      'localhost',
    ])
      await expect(unlockAddress(byCli, wrong), `${wrong}`).rejects.toMatchObject({ code: 'invalid' });
    const acts = await ctx.database.kysely
      .selectFrom('activity')
      .select('target_id')
      .where('verb', '=', 'address.unlock')
      .execute();
    expect(acts).toEqual([{ target_id: '2001:db8:1:2::/64' }]);
  });

  it('of an address for wrong tokens is lifted with it', async () => {
    const { ctx, byCli } = await withAda();
    for (let index = 0; index < 20; index += 1) await countWrongToken(ctx, '198.51.100.1');
    await expect(countWrongToken(ctx, '198.51.100.1')).rejects.toMatchObject({ code: 'too-many-requests' });
    await unlockAddress(byCli, '198.51.100.1');
    await countWrongToken(ctx, '198.51.100.1');
  });
});
