import { expect, it } from 'vitest';
import { addPerson, PASSWORD, signedInAs, testAuth, type TestAuth } from '@/lib/testing/auth';
import { authenticatorCode } from '@/lib/testing/authenticator';
import { marked } from '@/lib/testing/canary';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { setUpProvider, signInByProvider, testOpenId } from '@/lib/testing/openid';
import { ownAct } from '../profile/own-act';
import { readProfile } from '../profile/read';
import { CONFIRMED_MS } from '../sessions/lifetime';
import { sessionOf } from '../sessions/session-of';
import { beginSecondFactor } from './begin';
import { confirmSecondFactor } from './confirm';
import { resetOfAnother } from './reset-of-another';

const VERA = 'vera@example.org';
const ADMIN = 'ada@example.org';
const WRONG = marked('nine yellow tricycles');

/** Somebody with a second factor, and whether it is on. */
async function withVera(ctx: TestAuth) {
  const { id } = await addPerson(ctx, VERA, 'viewer');
  const vera = await signedInAs(ctx, VERA);
  const { key } = await beginSecondFactor(vera, { password: PASSWORD });
  await confirmSecondFactor(vera, { code: authenticatorCode(key, ctx.clock.now()) });
  return { id, isOn: async () => (await readProfile(vera)).secondFactor !== null };
}

describeOnEachDatabase('the second factor of somebody else', (kind) => {
  it('is reset with the admin’s password each time, however lately they signed in', async () => {
    const { database } = await testDatabase(kind);
    const ctx = testAuth(database);
    const vera = await withVera(ctx);
    await addPerson(ctx, ADMIN, 'admin');
    const admin = await signedInAs(ctx, ADMIN);
    for (const typed of [{}, { password: WRONG }])
      await expect(resetOfAnother(admin, vera.id, { ...typed, isConfirmed: true })).rejects.toMatchObject({
        code: 'invalid',
        problems: [{ path: 'password' }],
      });
    expect(await vera.isOn()).toBe(true);
    await resetOfAnother(admin, vera.id, { password: PASSWORD, isConfirmed: false });
    expect(await vera.isOn()).toBe(false);
  });

  it('is reset by an admin without a password who signed in with the provider lately, and by no password', async () => {
    const { ctx, provider } = await testOpenId(kind);
    const vera = await withVera(ctx);
    provider.people.set('ada', { email: ADMIN, email_verified: true, name: 'Ada' });
    await setUpProvider(ctx, provider, { otherRole: 'admin' });
    const signIn = async () => {
      const { headers } = await signInByProvider(ctx, provider, 'ada');
      const signedIn = await sessionOf(ctx, { headers });
      if (signedIn === null) throw new Error('Ada is not signed in');
      return { headers, signedIn };
    };
    const { headers } = await signIn();
    ctx.clock.advance(CONFIRMED_MS);
    const late = await sessionOf(ctx, { headers });
    if (late === null) throw new Error('Ada is not signed in any more');
    for (const typed of [{}, { password: PASSWORD }])
      await expect(
        resetOfAnother(ownAct(ctx, late), vera.id, { ...typed, isConfirmed: late.isConfirmed }),
      ).rejects.toMatchObject({ code: 'confirmation-required' });
    expect(await vera.isOn()).toBe(true);
    const { signedIn } = await signIn();
    await resetOfAnother(ownAct(ctx, signedIn), vera.id, { isConfirmed: signedIn.isConfirmed });
    expect(await vera.isOn()).toBe(false);
  });

  it('is reset by nobody who has neither a password nor a provider', async () => {
    const { database } = await testDatabase(kind);
    const ctx = testAuth(database);
    const vera = await withVera(ctx);
    const { id } = await addPerson(ctx, ADMIN, 'admin');
    const admin = await signedInAs(ctx, ADMIN);
    await database.kysely.updateTable('account').set({ password_hash: null }).where('id', '=', id).execute();
    await expect(resetOfAnother(admin, vera.id, { isConfirmed: true })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await vera.isOn()).toBe(true);
  });
});
