import { describe, expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { comeBack, goToProvider, setUpProvider, testOpenId, type TestOpenId } from '@/lib/testing/openid';

const ADA = { email: 'ada@example.org', email_verified: true, name: 'Ada' };

const sessionsIn = (ctx: TestOpenId) => ctx.database.kysely.selectFrom('session').selectAll().execute();

async function withAda(kind: 'sqlite' | 'postgres') {
  const { ctx, provider, open } = await testOpenId(kind);
  provider.people.set('ada', ADA);
  await setUpProvider(ctx, provider);
  return { ctx, provider, open };
}

describeOnEachDatabase('a provider that is changed while it is asked', (kind) => {
  it('lets nobody in by what the old connection proved', async () => {
    const { ctx, provider } = await withAda(kind);
    const begun = await goToProvider(ctx, provider, 'ada');
    const { database } = ctx;
    const late: typeof database = {
      ...database,
      transaction: async (work) => {
        await setUpProvider(ctx, provider, { seenVersion: 1, clientId: 'another' });
        return database.transaction(work);
      },
    };
    expect((await comeBack({ ...ctx, database: late }, begun)).problem).toBe('not-set-up');
    expect(provider.tokenCalls).toBe(1);
    expect(await sessionsIn(ctx)).toEqual([]);
    expect(await ctx.database.kysely.selectFrom('openid_identity').selectAll().execute()).toEqual([]);
  });
});

describe('an answer of the provider', () => {
  it('that is none counts for its network address: after twenty nothing more is written down, wherever begun', async () => {
    const { ctx, provider } = await withAda('sqlite');
    const kept = async () => [
      (await ctx.database.kysely.selectFrom('activity').select('id').execute()).length,
      (await ctx.database.kysely.selectFrom('openid_used_state').select('state_hash').execute()).length,
    ];
    const begun = await goToProvider(ctx, provider, 'ada');
    const flood = async (address: string) => {
      const one = await goToProvider(ctx, provider, 'ada');
      one.callback.searchParams.set('error', 'x');
      return (await comeBack(ctx, { ...one, address })).problem;
    };
    for (let attempt = 0; attempt < 20; attempt += 1) expect(await flood('192.0.2.9')).not.toBe('too-many');
    const before = await kept();
    expect(await flood('192.0.2.9')).toBe('too-many');
    expect((await comeBack(ctx, { ...begun, address: '192.0.2.9' })).problem).toBe('too-many');
    expect(await kept()).toEqual(before);
    expect((await comeBack(ctx, { ...begun, address: '192.0.2.10' })).problem).toBeNull();
    // Whoever is let in takes nothing of what is left.
    ctx.clock.advance(15 * 60_000);
    for (let attempt = 0; attempt < 21; attempt += 1) {
      const again = await goToProvider(ctx, provider, 'ada');
      expect((await comeBack(ctx, { ...again, address: '192.0.2.9' })).problem).toBeNull();
    }
  });
});
