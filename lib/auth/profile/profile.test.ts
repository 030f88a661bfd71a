import { expect, it } from 'vitest';
import { cliActor } from '@/lib/domain/actor';
import { addPerson, headersOf, NOBODY, PASSWORD, signedInAs, testAuth } from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { changePassword } from '../accounts/change-password';
import { renameOwnAccount } from '../accounts/rename';
import { makeResetLink } from '../links/make-reset-link';
import { resetPassword } from '../links/reset-password';
import { revokeOtherSessions } from '../sessions/revoke-others';
import { revokeOwnSession } from '../sessions/revoke-own';
import { sessionOf } from '../sessions/session-of';
import { signIn } from '../sign-in/sign-in';
import { marked, exactly } from '@/lib/testing/canary';
import { readProfile } from './read';

const EMAIL = 'ada@example.org';
const NEW_PASSWORD = marked('eleven purple rivers');
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0';

describeOnEachDatabase('one’s own account', (kind) => {
  async function withAda() {
    const { database } = await testDatabase(kind);
    const ctx = testAuth(database);
    await addPerson(ctx, EMAIL, 'viewer');
    await addPerson(ctx, 'bob@example.org', 'admin');
    const ada = await signedInAs(ctx, EMAIL);
    const stands = async (headers: Record<string, string>) =>
      (await sessionOf(ctx, { headers: new Headers(headers) })) !== null;
    const lastAct = async () =>
      (await database.kysely.selectFrom('activity').selectAll().orderBy('id').execute()).at(-1);
    return { ctx, ada, stands, lastAct };
  }

  it('tells who one is and where one is signed in, in words', async () => {
    const { ctx, ada } = await withAda();
    ctx.clock.advance(1000);
    await signIn(ctx, { email: EMAIL, password: PASSWORD }, { address: '198.51.100.4', userAgent: FIREFOX });
    const { account, sessions, secondFactor } = await readProfile(ada);
    expect(account).toMatchObject({ email: EMAIL, role: 'viewer' });
    expect(secondFactor).toBeNull();
    expect(sessions).toMatchObject([
      { browser: 'Unknown browser', address: NOBODY.address, isThisOne: true },
      { browser: 'Firefox on Windows', address: '198.51.100.4', isThisOne: false },
    ]);
    expect(JSON.stringify(sessions)).not.toContain('Gecko');
  });

  it('has another name at once, with what it was in the activity log', async () => {
    const { ada, lastAct } = await withAda();
    await renameOwnAccount(ada, { name: 'Ada Lovelace' });
    expect((await readProfile(ada)).account.name).toBe('Ada Lovelace');
    expect(await lastAct()).toMatchObject({
      verb: 'account.rename',
      target_name: 'Ada Lovelace',
      detail_json: `{"nameBefore":"${EMAIL}"}`,
    });
  });

  it('has another password, which ends every other session of it and no one else’s', async () => {
    const { ctx, ada, stands, lastAct } = await withAda();
    const others = await headersOf(ctx, EMAIL);
    const bobs = await headersOf(ctx, 'bob@example.org');
    const changed = await changePassword(ada, { currentPassword: PASSWORD, password: NEW_PASSWORD });
    expect(changed).toEqual({ sessionsEnded: 1 });
    expect(await stands(others)).toBe(false);
    expect(await stands(bobs)).toBe(true);
    expect((await readProfile(ada)).sessions).toMatchObject([{ id: ada.sessionId }]);
    expect(await lastAct()).toMatchObject({
      verb: 'account.change-password',
      detail_json: '{"sessionsEnded":1}',
    });
    await expect(signIn(ctx, { email: EMAIL, password: PASSWORD }, NOBODY)).rejects.toThrow('not right');
    await signIn(ctx, { email: EMAIL, password: NEW_PASSWORD }, NOBODY);
  });

  it('keeps its password when the present one is wrong, or the new one cannot be used', async () => {
    const { ctx, ada, lastAct } = await withAda();
    const change = (currentPassword: string, password: string) =>
      changePassword(ada, { currentPassword, password });
    await expect(change(marked('nine yellow tricycles'), NEW_PASSWORD)).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ path: 'currentPassword' }],
    });
    expect(await lastAct()).toMatchObject({ verb: 'account.change-password', outcome: 'refused' });
    await expect(change(PASSWORD, PASSWORD)).rejects.toMatchObject({ problems: [{ path: 'password' }] });
    await expect(change(PASSWORD, exactly('password1234'))).rejects.toMatchObject({
      problems: [{ path: 'password' }],
    });
    await signIn(ctx, { email: EMAIL, password: PASSWORD }, NOBODY);
  });

  it('keeps the password that a link gave it while another was being changed', async () => {
    const { ctx, ada } = await withAda();
    const { address } = await makeResetLink({ ...ctx, actor: cliActor }, ada.actor.id);
    const secret = address.slice(address.lastIndexOf('/') + 1);
    const late: typeof ctx.database = {
      ...ctx.database,
      transaction: async (work) => {
        await resetPassword(ctx, secret, marked('four orange scooters'), NOBODY);
        return ctx.database.transaction(work);
      },
    };
    await expect(
      changePassword({ ...ada, database: late }, { currentPassword: PASSWORD, password: NEW_PASSWORD }),
    ).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Nothing of this was saved'),
    });
    await signIn(ctx, { email: EMAIL, password: marked('four orange scooters') }, NOBODY);
    await expect(signIn(ctx, { email: EMAIL, password: NEW_PASSWORD }, NOBODY)).rejects.toThrow('not right');
  });

  it('cannot be guessed at in a browser left open: wrong passwords lock it, and no weak new one does', async () => {
    const { ctx, ada } = await withAda();
    for (let attempt = 0; attempt < 6; attempt += 1)
      await expect(
        changePassword(ada, { currentPassword: PASSWORD, password: 'short' }),
      ).rejects.toMatchObject({ code: 'invalid' });
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(
        changePassword(ada, { currentPassword: marked('nine yellow tricycles'), password: NEW_PASSWORD }),
      ).rejects.toMatchObject({ code: 'invalid' });
    await expect(
      changePassword(ada, { currentPassword: PASSWORD, password: NEW_PASSWORD }),
    ).rejects.toMatchObject({ code: 'too-many-requests' });
    await expect(signIn(ctx, { email: EMAIL, password: PASSWORD }, NOBODY)).rejects.toMatchObject({
      code: 'too-many-requests',
    });
  });

  it('has one other session ended, and never that of somebody else or the present one', async () => {
    const { ctx, ada, stands, lastAct } = await withAda();
    const other = await headersOf(ctx, EMAIL);
    const bob = await signedInAs(ctx, 'bob@example.org');
    const otherId = (await sessionOf(ctx, { headers: new Headers(other) }))?.sessionId ?? '';
    await expect(revokeOwnSession(ada, bob.sessionId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(revokeOwnSession(ada, ada.sessionId)).rejects.toMatchObject({ code: 'invalid' });
    expect((await readProfile(bob)).sessions).toHaveLength(1);
    await revokeOwnSession(ada, otherId);
    expect(await stands(other)).toBe(false);
    expect(await lastAct()).toMatchObject({
      verb: 'session.revoke',
      target_id: otherId,
      detail_json: '{"browser":"Unknown browser"}',
    });
    await expect(revokeOwnSession(ada, otherId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('has all other sessions ended at once', async () => {
    const { ctx, ada, stands, lastAct } = await withAda();
    const others = [await headersOf(ctx, EMAIL), await headersOf(ctx, EMAIL)];
    const bobs = await headersOf(ctx, 'bob@example.org');
    expect(await revokeOtherSessions(ada)).toEqual({ sessionsEnded: 2 });
    for (const other of others) expect(await stands(other)).toBe(false);
    expect(await stands(bobs)).toBe(true);
    expect((await readProfile(ada)).sessions).toHaveLength(1);
    expect(await lastAct()).toMatchObject({
      verb: 'session.revoke-others',
      detail_json: '{"sessionsEnded":2}',
    });
  });
});
