import { expect, it } from 'vitest';
import { addPerson, headersOf, PASSWORD, signedInAs, testAuth, type TestAuth } from '@/lib/testing/auth';
import { authenticatorCode } from '@/lib/testing/authenticator';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { setUpProvider, signInByProvider, testOpenId } from '@/lib/testing/openid';
import { ownAct } from '../profile/own-act';
import { beginSecondFactor } from '../second-factor/begin';
import { confirmSecondFactor } from '../second-factor/confirm';
import { marked } from '@/lib/testing/canary';
import { confirmSession } from './confirm';
import { CONFIRMED_MS } from './lifetime';
import { readConfirmation } from './read-confirmation';
import { revokeSession } from './revoke';
import { sessionOf } from './session-of';

const EMAIL = 'ada@example.org';
const WRONG = marked('nine yellow tricycles');

async function lastAct(ctx: TestAuth) {
  return ctx.database.kysely.selectFrom('activity').selectAll().orderBy('id', 'desc').executeTakeFirst();
}

describeOnEachDatabase('that it is somebody themselves', (kind) => {
  async function withAda() {
    const { database } = await testDatabase(kind);
    const ctx = testAuth(database);
    await addPerson(ctx, EMAIL, 'admin');
    const headers = new Headers(await headersOf(ctx, EMAIL));
    const isConfirmed = async (of = headers) => (await sessionOf(ctx, { headers: of }))?.isConfirmed;
    const signedIn = await sessionOf(ctx, { headers });
    if (signedIn === null) throw new Error('Ada is not signed in');
    return { ctx, ada: ownAct(ctx, signedIn), isConfirmed };
  }

  it('holds for ten minutes after signing in, and after the password is typed again, for that session alone', async () => {
    const { ctx, ada, isConfirmed } = await withAda();
    const other = new Headers(await headersOf(ctx, EMAIL));
    expect(await isConfirmed()).toBe(true);
    ctx.clock.advance(CONFIRMED_MS);
    expect(await isConfirmed()).toBe(false);
    await expect(confirmSession(ada, { password: WRONG })).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ path: 'password' }],
    });
    expect(await lastAct(ctx)).toMatchObject({ verb: 'session.confirm', outcome: 'refused' });
    expect(await isConfirmed()).toBe(false);
    expect(await readConfirmation(ada)).toEqual({ way: 'password', provider: null, minutes: 10 });
    const until = ctx.clock.now() + CONFIRMED_MS;
    expect(await confirmSession(ada, { password: PASSWORD })).toEqual({ confirmedUntil: until });
    expect(await lastAct(ctx)).toMatchObject({ verb: 'session.confirm', outcome: 'done' });
    expect(await isConfirmed()).toBe(true);
    expect(await isConfirmed(other)).toBe(false);
    ctx.clock.advance(CONFIRMED_MS);
    expect(await isConfirmed()).toBe(false);
  });

  it('cannot be guessed: wrong passwords lock it, here and at the sign-in', async () => {
    const { ctx, ada, isConfirmed } = await withAda();
    ctx.clock.advance(CONFIRMED_MS);
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(confirmSession(ada, { password: WRONG })).rejects.toMatchObject({ code: 'invalid' });
    const refused = { code: 'too-many-requests' };
    await expect(confirmSession(ada, { password: PASSWORD })).rejects.toMatchObject(refused);
    await expect(headersOf(ctx, EMAIL)).rejects.toMatchObject(refused);
    expect(await isConfirmed()).toBe(false);
  });

  it('takes a code too where a second factor is on, each once', async () => {
    const { ctx, ada, isConfirmed } = await withAda();
    const { key } = await beginSecondFactor(ada, { password: PASSWORD });
    await confirmSecondFactor(ada, { code: authenticatorCode(key, ctx.clock.now()) });
    ctx.clock.advance(CONFIRMED_MS);
    expect(await readConfirmation(ada)).toMatchObject({ way: 'password-and-code' });
    const code = authenticatorCode(key, ctx.clock.now());
    const other = code === '000000' ? '000001' : '000000';
    // Which of the two is missing or wrong; without a code nothing is said of the password.
    const wrongs = [{ password: PASSWORD }, { password: WRONG }, { password: PASSWORD, code: other }];
    for (const typed of wrongs)
      await expect(confirmSession(ada, typed)).rejects.toMatchObject({ problems: [{ path: 'code' }] });
    await expect(confirmSession(ada, { password: WRONG, code })).rejects.toMatchObject({
      problems: [{ path: 'password' }],
    });
    expect(await isConfirmed()).toBe(false);
    await confirmSession(ada, { password: PASSWORD, code });
    expect(await isConfirmed()).toBe(true);
    await expect(confirmSession(ada, { password: PASSWORD, code })).rejects.toMatchObject({
      problems: [{ path: 'code' }],
    });
  });

  it('is not taken from a session that was ended while it was typed', async () => {
    const { ctx, ada } = await withAda();
    await revokeSession(ada, ada.sessionId);
    await expect(confirmSession(ada, { password: PASSWORD })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    const row = ctx.database.kysely
      .selectFrom('session')
      .select('confirmed_at')
      .where('id', '=', ada.sessionId);
    expect(await row.executeTakeFirst()).toEqual({ confirmed_at: ctx.clock.now() });
  });
});

describeOnEachDatabase('that somebody who comes by the provider is it', (kind) => {
  it('is proved by signing in there again, and by no password', async () => {
    const { ctx, provider } = await testOpenId(kind);
    provider.people.set('ada', { email: EMAIL, email_verified: true, name: 'Ada' });
    await setUpProvider(ctx, provider, { otherRole: 'admin' });
    const signedIn = async () => {
      const { headers } = await signInByProvider(ctx, provider, 'ada');
      return sessionOf(ctx, { headers });
    };
    const first = await signedIn();
    if (first === null) throw new Error('Ada is not signed in');
    expect(first.isConfirmed).toBe(true);
    ctx.clock.advance(CONFIRMED_MS);
    const ada = ownAct(ctx, first);
    expect(await readConfirmation(ada)).toMatchObject({ way: 'provider', provider: 'Example' });
    await expect(confirmSession(ada, { password: PASSWORD })).rejects.toMatchObject({ code: 'conflict' });
    expect((await signedIn())?.isConfirmed).toBe(true);
  });

  it('is told whom to ask when there is neither a password nor a provider', async () => {
    const { database } = await testDatabase(kind);
    const ctx = testAuth(database);
    await addPerson(ctx, EMAIL, 'admin');
    const ada = await signedInAs(ctx, EMAIL);
    await database.kysely.updateTable('account').set({ password_hash: null }).execute();
    expect(await readConfirmation(ada)).toMatchObject({ way: 'none', provider: null });
    await expect(confirmSession(ada, { password: PASSWORD })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('ask another admin'),
    });
  });
});
