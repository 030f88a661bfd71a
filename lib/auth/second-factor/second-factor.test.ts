import { expect, it } from 'vitest';
import { cliActor } from '@/lib/domain/actor';
import { addPerson, otherInstance, PASSWORD, signedInAs, testAuth, type TestAuth } from '@/lib/testing/auth';
import { authenticatorCode } from '@/lib/testing/authenticator';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { listAccounts } from '../accounts/list';
import { readProfile } from '../profile/read';
import { marked } from '@/lib/testing/canary';
import { beginSecondFactor } from './begin';
import { confirmSecondFactor } from './confirm';
import { renewRecoveryCodes } from './renew-recovery-codes';
import { resetSecondFactor } from './reset';
import { turnOffSecondFactor } from './turn-off';

const EMAIL = 'ada@example.org';
const WRONG = marked('nine yellow tricycles');

async function actsOf(ctx: TestAuth) {
  return ctx.database.kysely.selectFrom('activity').selectAll().orderBy('id').execute();
}

describeOnEachDatabase('a second factor', (kind) => {
  async function withAda() {
    const { database, open } = await testDatabase(kind);
    const ctx = testAuth(database);
    const { id } = await addPerson(ctx, EMAIL, 'viewer');
    const ada = await signedInAs(ctx, EMAIL);
    const now = (steps = 0) => authenticatorCode(key, ctx.clock.now(), steps);
    const { key } = await beginSecondFactor(ada, { password: PASSWORD });
    return { ctx, id, ada, key, now, open };
  }

  async function turnedOn() {
    const made = await withAda();
    const { recoveryCodes } = await confirmSecondFactor(made.ada, { code: made.now() });
    return { ...made, recoveryCodes };
  }

  it('is begun with the password only, and counts once a code of it was typed', async () => {
    const { ctx, ada, now } = await withAda();
    await expect(beginSecondFactor(ada, { password: WRONG })).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ path: 'password' }],
    });
    expect((await readProfile(ada)).secondFactor).toBeNull();
    expect((await listAccounts(ctx))[0]?.hasSecondFactor).toBe(false);
    const right = now();
    const wrong = right === '000000' ? '000001' : '000000';
    await expect(confirmSecondFactor(ada, { code: wrong })).rejects.toMatchObject({ code: 'invalid' });
    const spaced = `${right.slice(0, 3)} ${right.slice(3)}`;
    expect((await confirmSecondFactor(ada, { code: spaced })).recoveryCodes).toHaveLength(10);
    expect((await readProfile(ada)).secondFactor).toEqual({ since: ctx.clock.now(), recoveryCodesLeft: 10 });
    expect((await listAccounts(ctx))[0]?.hasSecondFactor).toBe(true);
    expect((await actsOf(ctx)).at(-1)).toMatchObject({ verb: 'second-factor.turn-on', outcome: 'done' });
  });

  it('is of the key that was shown last, and is not replaced while it is on', async () => {
    const { ctx, ada, now } = await withAda();
    ctx.clock.advance(1);
    const { key } = await beginSecondFactor(ada, { password: PASSWORD });
    await expect(confirmSecondFactor(ada, { code: now() })).rejects.toMatchObject({ code: 'invalid' });
    await confirmSecondFactor(ada, { code: authenticatorCode(key, ctx.clock.now()) });
    await expect(beginSecondFactor(ada, { password: PASSWORD })).rejects.toMatchObject({ code: 'conflict' });
    await expect(confirmSecondFactor(ada, { code: now() })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is kept sealed, and its recovery codes hashed; neither is in the activity log', async () => {
    const { ctx, key, recoveryCodes } = await turnedOn();
    const kept = await ctx.database.kysely.selectFrom('second_factor').selectAll().execute();
    const codes = await ctx.database.kysely.selectFrom('recovery_code').selectAll().execute();
    const text = JSON.stringify([kept, codes, await actsOf(ctx)]) + kept[0]?.secret_sealed.toString();
    for (const secret of [key, ...recoveryCodes, ...recoveryCodes.map((code) => code.replace('-', ''))])
      expect(text).not.toContain(secret);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(codes).toHaveLength(10);
  });

  it('has new recovery codes for the password and a code, never for one of them, and the old ones end', async () => {
    const { ctx, ada, now, recoveryCodes } = await turnedOn();
    const renew = (password: string, code: string) => renewRecoveryCodes(ada, { password, code });
    await expect(renew(WRONG, now(1))).rejects.toMatchObject({ problems: [{ path: 'password' }] });
    await expect(renew(PASSWORD, '')).rejects.toMatchObject({ problems: [{ path: 'code' }] });
    await expect(renew(PASSWORD, now())).rejects.toThrow('used already');
    const { recoveryCodes: fresh } = await renew(PASSWORD, now(1));
    const old = { password: PASSWORD, code: recoveryCodes[0] ?? '' };
    await expect(turnOffSecondFactor(ada, old)).rejects.toMatchObject({ problems: [{ path: 'code' }] });
    await turnOffSecondFactor(ada, { password: PASSWORD, code: (fresh[3] ?? '').toLowerCase() });
    expect((await actsOf(ctx)).map((act) => act.verb)).toContain('recovery-code.renew');
  });

  it('is turned off with the password and a code, never with one of them', async () => {
    const { ctx, ada, now } = await turnedOn();
    const off = (password: string, code: string) => turnOffSecondFactor(ada, { password, code });
    await expect(off(WRONG, now(1))).rejects.toMatchObject({ problems: [{ path: 'password' }] });
    await expect(off(PASSWORD, now())).rejects.toThrow('used already');
    await off(PASSWORD, now(1));
    expect((await readProfile(ada)).secondFactor).toBeNull();
    expect(await ctx.database.kysely.selectFrom('recovery_code').selectAll().execute()).toEqual([]);
    expect((await actsOf(ctx)).at(-1)).toMatchObject({ verb: 'second-factor.turn-off', outcome: 'done' });
    await expect(off(PASSWORD, now(1))).rejects.toMatchObject({ code: 'conflict' });
    await expect(renewRecoveryCodes(ada, { password: PASSWORD, code: now(1) })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('is turned off once by two who send the same code at once', async () => {
    const { ctx, ada, now, open } = await turnedOn();
    const elsewhere = { ...ada, database: otherInstance(ctx, open).database };
    const input = { password: PASSWORD, code: now(1) };
    const settled = await Promise.allSettled([
      turnOffSecondFactor(ada, input),
      turnOffSecondFactor(elsewhere, input),
    ]);
    expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect((await actsOf(ctx)).filter((act) => act.verb === 'second-factor.turn-off')).toHaveLength(1);
  });

  it('cannot be guessed at in the profile: wrong ones count for the lock', async () => {
    const { ctx, ada, now } = await turnedOn();
    const wrong = now() === '000000' ? '000001' : '000000';
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(turnOffSecondFactor(ada, { password: PASSWORD, code: wrong })).rejects.toMatchObject({
        code: 'invalid',
      });
    const right = { password: PASSWORD, code: now(1) };
    await expect(turnOffSecondFactor(ada, right)).rejects.toMatchObject({ code: 'too-many-requests' });
    const refused = (await actsOf(ctx)).filter((act) => act.outcome === 'refused');
    expect(refused).toHaveLength(5);
    expect(refused[0]).toMatchObject({
      verb: 'second-factor.turn-off',
      detail_json: '{"reason":"wrong code"}',
    });
  });

  it('is taken off by whoever runs the console', async () => {
    const { ctx, ada, id } = await turnedOn();
    await resetSecondFactor({ ...ctx, actor: cliActor }, id);
    expect((await readProfile(ada)).secondFactor).toBeNull();
    expect((await actsOf(ctx)).at(-1)).toMatchObject({
      verb: 'second-factor.reset',
      actor_kind: 'cli',
      target_id: id,
    });
    await expect(resetSecondFactor({ ...ctx, actor: cliActor }, id)).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
