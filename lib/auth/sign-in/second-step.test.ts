import { expect, it } from 'vitest';
import { AppError } from '@/lib/domain/errors';
import { addPerson, NOBODY, otherInstance, PASSWORD, signedInAs, testAuth } from '@/lib/testing/auth';
import { authenticatorCode } from '@/lib/testing/authenticator';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { changePassword } from '../accounts/change-password';
import type { AuthContext } from '../context';
import { readProfile } from '../profile/read';
import { beginSecondFactor } from '../second-factor/begin';
import { confirmSecondFactor } from '../second-factor/confirm';
import { marked } from '@/lib/testing/canary';
import { signIn } from './sign-in';

const EMAIL = 'ada@example.org';
const WRONG = marked('nine yellow tricycles');

/** What a sign-in was refused with; undefined when it was not. */
async function refusal(ctx: AuthContext, typed: { password?: string; code?: string; address?: string }) {
  const { password = PASSWORD, code, address = NOBODY.address } = typed;
  const input = { email: EMAIL, password, ...(code === undefined ? {} : { code }) };
  try {
    await signIn(ctx, input, { address, userAgent: null });
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, message: error.message, path: error.problems[0]?.path };
  }
}

describeOnEachDatabase('signing in with a second factor', (kind) => {
  async function withAda() {
    const { database, open } = await testDatabase(kind);
    const ctx = testAuth(database);
    await addPerson(ctx, EMAIL, 'viewer');
    const ada = await signedInAs(ctx, EMAIL);
    const { key } = await beginSecondFactor(ada, { password: PASSWORD });
    const now = (steps = 0) => authenticatorCode(key, ctx.clock.now(), steps);
    const { recoveryCodes } = await confirmSecondFactor(ada, { code: now() });
    const wrong = () => ([now(-1), now(), now(1)].includes('000000') ? '999999' : '000000');
    const sessions = async () =>
      (await ctx.database.kysely.selectFrom('session').selectAll().execute()).length - 1;
    return { ctx, ada, now, wrong, recoveryCodes, sessions, open };
  }

  it('asks for the code, and says that there is one only to whoever knows the password', async () => {
    const { ctx, sessions } = await withAda();
    expect(await refusal(ctx, {})).toMatchObject({ code: 'unauthenticated', path: 'code' });
    expect(await refusal(ctx, { code: '' })).toMatchObject({ path: 'code' });
    const guessed = await refusal(ctx, { password: WRONG, code: '123456' });
    expect(guessed).toEqual({ code: 'unauthenticated', message: expect.any(String), path: undefined });
    expect(guessed?.message).toContain('The e-mail address or the password is not right.');
    expect(await sessions()).toBe(0);
  });

  it('takes a code once: neither it nor an older one is taken again', async () => {
    const { ctx, now, sessions } = await withAda();
    expect((await refusal(ctx, { code: now() }))?.message).toContain('used already');
    expect(await refusal(ctx, { code: now(1) })).toBeUndefined();
    expect((await refusal(ctx, { code: now(1) }))?.message).toContain('used already');
    expect((await refusal(ctx, { code: now() }))?.message).toContain('used already');
    ctx.clock.advance(60_000);
    expect(await refusal(ctx, { code: now() })).toBeUndefined();
    expect(await sessions()).toBe(2);
  });

  it('lets one of two in that send the same code at once, on two instances', async () => {
    const { ctx, now, open, sessions, recoveryCodes } = await withAda();
    const other = otherInstance(ctx, open);
    for (const code of [now(1), recoveryCodes[0] ?? '']) {
      const before = await sessions();
      const both = await Promise.all([refusal(ctx, { code }), refusal(other, { code })]);
      expect(both.filter((refused) => refused === undefined)).toHaveLength(1);
      expect(await sessions()).toBe(before + 1);
    }
  });

  it('takes each recovery code once, however it is written, and writes that down', async () => {
    const { ctx, ada, recoveryCodes } = await withAda();
    const [first = ''] = recoveryCodes;
    expect(await refusal(ctx, { code: ` ${first.toLowerCase().replace('-', ' ')} ` })).toBeUndefined();
    expect((await refusal(ctx, { code: first }))?.message).toContain('recovery code was used already');
    expect((await readProfile(ada)).secondFactor?.recoveryCodesLeft).toBe(9);
    const acts = await ctx.database.kysely.selectFrom('activity').selectAll().orderBy('id').execute();
    expect(acts.find((act) => act.verb === 'recovery-code.use')?.detail_json).toBe('{"codesLeft":9}');
    expect(acts.findLast((act) => act.verb === 'session.create')?.detail_json).toBe(
      '{"secondFactor":"recovery"}',
    );
  });

  it('counts wrong codes for the lock, and no password without a code forgives them', async () => {
    const { ctx, now, wrong } = await withAda();
    for (let attempt = 0; attempt < 4; attempt += 1) {
      expect(await refusal(ctx, { code: wrong() })).toMatchObject({ path: 'code' });
      expect(await refusal(ctx, {})).toMatchObject({ path: 'code' });
    }
    expect(await refusal(ctx, { code: wrong() })).toMatchObject({ path: 'code' });
    expect((await refusal(ctx, { code: now(1) }))?.code).toBe('too-many-requests');
    ctx.clock.advance(15 * 60_000);
    expect(await refusal(ctx, { code: now() })).toBeUndefined();
  });

  it('asks for a recovery code after a hundred wrong ones in a row', async () => {
    const { ctx, now, wrong, recoveryCodes } = await withAda();
    for (let round = 0; round < 20; round += 1) {
      ctx.clock.advance(15 * 60_000);
      for (let attempt = 0; attempt < 5; attempt += 1) await refusal(ctx, { code: wrong() });
    }
    ctx.clock.advance(15 * 60_000);
    expect((await refusal(ctx, { code: now() }))?.message).toContain('Use a recovery code');
    expect(await refusal(ctx, { code: recoveryCodes[1] ?? '' })).toBeUndefined();
    expect(await refusal(ctx, { code: now() })).toBeUndefined();
  });

  it('starts no session when the password was changed in between', async () => {
    const { ctx, ada, now, sessions } = await withAda();
    const changed = { currentPassword: PASSWORD, password: marked('eleven purple rivers') };
    const [late] = await Promise.all([refusal(ctx, { code: now(1) }), changePassword(ada, changed)]);
    const standing = await ctx.database.kysely
      .selectFrom('session')
      .selectAll()
      .where('revoked_at', 'is', null)
      .execute();
    expect(standing.map((session) => session.id)).toEqual([ada.sessionId]);
    expect([undefined, 'unauthenticated']).toContain(late?.code);
    expect(await sessions()).toBeLessThanOrEqual(1);
  });
});
