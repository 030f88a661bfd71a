import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { addPerson, NOBODY, otherInstance, PASSWORD, testAuth } from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { disableAccount } from '../accounts/disable';
import type { AuthContext } from '../context';
import { marked } from '@/lib/testing/canary';
import { signIn } from './sign-in';

const WRONG = marked('nine yellow tricycles');

async function refusalOf(ctx: AuthContext, email: string, password: string, address = NOBODY.address) {
  const refused = await signIn(ctx, { email, password }, { address, userAgent: null }).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (refused === undefined) return undefined;
  if (!(refused instanceof AppError)) throw refused;
  return refused;
}

describeOnEachDatabase('signing in', (kind) => {
  async function withAda() {
    const { database, open } = await testDatabase(kind);
    const ctx = testAuth(database);
    await addPerson(ctx, 'boss@example.org', 'admin');
    const ada = await addPerson(ctx, 'Ada@Example.org', 'viewer');
    return { ctx, ada, open };
  }

  it('takes the address in any case, and writes down that somebody came', async () => {
    const { ctx, ada } = await withAda();
    const { sessionId } = await signIn(ctx, { email: ' ADA@example.ORG ', password: PASSWORD }, NOBODY);
    const acts = await ctx.database.kysely.selectFrom('activity').selectAll().orderBy('id').execute();
    expect(acts.at(-1)).toMatchObject({
      verb: 'session.create',
      outcome: 'done',
      actor_id: ada.id,
      target_id: sessionId,
    });
  });

  it('refuses an unknown address and a wrong password in the same words', async () => {
    const { ctx } = await withAda();
    const wrong = await refusalOf(ctx, 'ada@example.org', WRONG);
    const unknown = await refusalOf(ctx, 'nobody@example.org', WRONG);
    expect(wrong?.code).toBe('unauthenticated');
    expect([unknown?.code, unknown?.message]).toEqual([wrong?.code, wrong?.message]);
  });

  it('works as long for an unknown address as for a wrong password', async () => {
    const { ctx } = await withAda();
    const timed = async (email: string, round: number) => {
      const begun = performance.now();
      await refusalOf(ctx, email, WRONG, `192.0.2.${round}`);
      return performance.now() - begun;
    };
    // In turn, so that what else the machine does takes its time of both.
    let [wrong, unknown] = [Infinity, Infinity];
    for (let round = 0; round < 4; round += 1) {
      wrong = Math.min(wrong, await timed('ada@example.org', round));
      unknown = Math.min(unknown, await timed(`nobody-${round}@example.org`, round));
    }
    expect(unknown / wrong).toBeGreaterThan(0.5);
    expect(unknown / wrong).toBeLessThan(2);
  });

  it('writes a refusal down, but never what was typed as an unknown address', async () => {
    const { ctx, ada } = await withAda();
    await refusalOf(ctx, 'ada@example.org', WRONG);
    await refusalOf(ctx, 'my-secret-password', WRONG);
    const acts = await ctx.database.kysely
      .selectFrom('activity')
      .selectAll()
      .where('verb', '=', 'session.refuse')
      .orderBy('id')
      .execute();
    expect(acts.map((act) => [act.outcome, act.target_id])).toEqual([
      ['refused', ada.id],
      ['refused', null],
    ]);
    expect(JSON.stringify(acts)).not.toContain('my-secret-password');
  });

  it('refuses a disabled account, and says so only to whoever knows its password', async () => {
    const { ctx, ada } = await withAda();
    await disableAccount({ ...ctx, actor: systemActor }, ada.id);
    expect((await refusalOf(ctx, 'ada@example.org', PASSWORD))?.message).toContain('disabled');
    expect((await refusalOf(ctx, 'ada@example.org', WRONG))?.message).not.toContain('disabled');
    expect(await ctx.database.kysely.selectFrom('session').selectAll().execute()).toEqual([]);
  });

  it('locks an account after five wrong passwords, over a restart, until 15 minutes have passed', async () => {
    const { ctx, open } = await withAda();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect((await refusalOf(ctx, 'ada@example.org', WRONG, `192.0.2.${attempt}`))?.code).toBe(
        'unauthenticated',
      );
    }
    const restarted = { ...ctx, database: open() };
    const locked = await refusalOf(restarted, 'ada@example.org', PASSWORD, '198.51.100.7');
    expect(locked?.code).toBe('too-many-requests');
    expect(locked?.message).toContain('Try again in 15 minutes');
    expect(locked?.retryAfter).toBe(900);
    expect(await refusalOf(restarted, 'boss@example.org', PASSWORD)).toBeUndefined();
    ctx.clock.advance(15 * 60_000 - 1);
    expect((await refusalOf(restarted, 'ada@example.org', PASSWORD))?.retryAfter).toBe(1);
    ctx.clock.advance(1);
    expect(await refusalOf(restarted, 'ada@example.org', PASSWORD)).toBeUndefined();
  });

  it('locks an address after twenty wrong attempts at whichever accounts', async () => {
    const { ctx } = await withAda();
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await refusalOf(ctx, `nobody-${attempt}@example.org`, WRONG, '192.0.2.66');
    }
    expect((await refusalOf(ctx, 'ada@example.org', PASSWORD, '192.0.2.66'))?.code).toBe('too-many-requests');
    expect(await refusalOf(ctx, 'ada@example.org', PASSWORD, '192.0.2.67')).toBeUndefined();
  });

  it('lets no more than five through of many wrong attempts at once, over two instances', async () => {
    const { ctx, open } = await withAda();
    const other = otherInstance(ctx, open);
    const attempts = Array.from({ length: 24 }, (_, index) =>
      refusalOf(index % 2 === 0 ? ctx : other, 'ada@example.org', WRONG, `192.0.2.${index}`),
    );
    const codes = (await Promise.all(attempts)).map((refused) => refused?.code);
    expect(codes.filter((code) => code === 'unauthenticated').length).toBeLessThanOrEqual(5);
    expect(codes).not.toContain(undefined);
  });

  it('starts counting anew after a right password', async () => {
    const { ctx } = await withAda();
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1) await refusalOf(ctx, 'ada@example.org', WRONG);
      expect(await refusalOf(ctx, 'ada@example.org', PASSWORD)).toBeUndefined();
    }
  });
});
