import { expect, it } from 'vitest';
import { cliActor } from '@/lib/domain/actor';
import { MailError } from '@/lib/domain/mail';
import { addPerson, NOBODY, otherInstance, PASSWORD, testAuth } from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { disableAccount } from '../accounts/disable';
import { listPeople } from '../accounts/list-people';
import { setAccountRole } from '../accounts/set-role';
import type { AuthActContext, AuthContext } from '../context';
import { signIn } from '../sign-in/sign-in';
import { acceptInvitation } from './accept-invitation';
import { findLinkOf } from './find-link';
import { invite } from './invite';
import { revokeLink } from './revoke-link';

const DAY_MS = 24 * 60 * 60_000;
const GRACE = { email: 'grace@example.org', name: 'Grace', role: 'operator' } as const;
const TYPED = { name: 'Grace Hopper', password: PASSWORD };

function secretOf(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}

describeOnEachDatabase('an invitation', (kind) => {
  async function fresh() {
    const { database, open } = await testDatabase(kind);
    const ctx = testAuth(database);
    const { id } = await addPerson(ctx, 'boss@example.org', 'admin');
    const boss = { kind: 'person', id, name: 'Boss', role: 'admin', address: null } as const;
    const act = { ...ctx, actor: boss };
    const invited = async () => secretOf((await invite(act, GRACE)).address);
    const accept = (secret: string, on: AuthContext = ctx) => acceptInvitation(on, secret, TYPED, NOBODY);
    return { ctx, act, open, boss, invited, accept };
  }

  it('makes an account of the role that was given, which can sign in', async () => {
    const { ctx, act, accept } = await fresh();
    const made = await invite(act, { ...GRACE, email: ' Grace@Example.org' });
    expect(made.address).toMatch(/^http:\/\/localhost:3000\/invite\/fac_inv_[\w-]{43}$/);
    expect(await accept(secretOf(made.address))).toEqual({ email: 'grace@example.org' });
    await signIn(ctx, { email: 'grace@example.org', password: PASSWORD }, NOBODY);
    const { people, invitations } = await listPeople(ctx);
    expect(people.find((one) => one.email === 'grace@example.org')).toMatchObject({
      name: 'Grace Hopper',
      role: 'operator',
      sessions: 1,
    });
    expect(invitations).toEqual([]);
  });

  it('is kept as a hash only: the secret is neither in the database nor in the list', async () => {
    const { ctx, invited } = await fresh();
    const secret = await invited();
    const rows = await ctx.database.kysely.selectFrom('account_link').selectAll().execute();
    const acts = await ctx.database.kysely.selectFrom('activity').selectAll().execute();
    const all = JSON.stringify([rows, acts, await listPeople(ctx), ctx.logged]);
    expect(rows).toHaveLength(1);
    expect(all).not.toContain(secret);
    expect(all).not.toContain(secret.slice(-20));
  });

  it('is not used up by looking at it, however often', async () => {
    const { ctx, invited, accept } = await fresh();
    const secret = await invited();
    for (let look = 0; look < 3; look += 1)
      expect(await findLinkOf(ctx, 'invitation', secret)).toMatchObject({ fault: null });
    await accept(secret);
    expect(await findLinkOf(ctx, 'invitation', secret)).toEqual({ fault: 'used' });
  });

  it('is used once by two at the same moment, over two instances', async () => {
    const { ctx, open, invited, accept } = await fresh();
    const secret = await invited();
    const settled = await Promise.allSettled([accept(secret), accept(secret, otherInstance(ctx, open))]);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(settled.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'forbidden' } },
    ]);
    expect((await listPeople(ctx)).people).toHaveLength(2);
  });

  it('ends after seven days, and stays in the list until it is removed', async () => {
    const { ctx, act, invited, accept } = await fresh();
    const secret = await invited();
    ctx.clock.advance(7 * DAY_MS - 1);
    expect(await findLinkOf(ctx, 'invitation', secret)).toMatchObject({ fault: null });
    ctx.clock.advance(1);
    expect(await findLinkOf(ctx, 'invitation', secret)).toEqual({ fault: 'expired' });
    await expect(accept(secret)).rejects.toMatchObject({ code: 'forbidden' });
    const [waiting] = (await listPeople(ctx)).invitations;
    expect(waiting).toMatchObject({ email: 'grace@example.org', createdBy: 'Boss' });
    await revokeLink(act, waiting?.id ?? '');
    expect((await listPeople(ctx)).invitations).toEqual([]);
  });

  it('opens nothing once it is taken back, and is taken back once', async () => {
    const { ctx, act, accept } = await fresh();
    const { id, address } = await invite(act, GRACE);
    await revokeLink(act, id);
    await expect(accept(secretOf(address))).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('taken back'),
    });
    await expect(revokeLink(act, id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(revokeLink(act, 'no-such-id')).rejects.toMatchObject({ code: 'not-found' });
    expect((await listPeople(ctx)).people).toHaveLength(1);
  });

  it('is taken back by a newer one to the same address', async () => {
    const { ctx, invited, accept } = await fresh();
    const [older, newer] = [await invited(), await invited()];
    expect(await findLinkOf(ctx, 'invitation', older)).toEqual({ fault: 'revoked' });
    await accept(newer);
  });

  it.each([
    ['demoted', (ctx: AuthActContext, id: string) => setAccountRole(ctx, id, 'operator')],
    ['disabled', (ctx: AuthActContext, id: string) => disableAccount(ctx, id)],
  ])('opens nothing when the admin who made it was %s', async (_what, end) => {
    const { ctx, boss, invited } = await fresh();
    const secret = await invited();
    await addPerson(ctx, 'other@example.org', 'admin');
    await end({ ...ctx, actor: cliActor }, boss.id);
    expect(await findLinkOf(ctx, 'invitation', secret)).toEqual({ fault: 'revoked' });
  });

  it('is not made for an address that has an account, and makes none where one came meanwhile', async () => {
    const { ctx, act, invited, accept } = await fresh();
    await expect(invite(act, { ...GRACE, email: 'BOSS@example.org' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const secret = await invited();
    await addPerson(ctx, 'grace@example.org', 'viewer');
    await expect(accept(secret)).rejects.toMatchObject({ code: 'conflict' });
    expect(await findLinkOf(ctx, 'invitation', secret)).toMatchObject({ fault: null });
  });

  it('stays when the password cannot be used', async () => {
    const { ctx, invited, accept } = await fresh();
    const secret = await invited();
    const weak = { name: 'Grace', password: 'grace@example.org' };
    await expect(acceptInvitation(ctx, secret, weak, NOBODY)).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ path: 'password' }],
    });
    await accept(secret);
  });

  it('is not opened by a secret of another kind, a cut one, or none', async () => {
    const { ctx, invited } = await fresh();
    const secret = await invited();
    expect(await findLinkOf(ctx, 'reset', secret)).toEqual({ fault: 'wrong' });
    expect(await findLinkOf(ctx, 'invitation', secret.slice(0, -1))).toEqual({ fault: 'wrong' });
    expect(await findLinkOf(ctx, 'invitation', null)).toEqual({ fault: 'missing' });
  });

  it('says in the list, in the log and to whoever invited when its e-mail could not be sent', async () => {
    const { act } = await fresh();
    const mailer = { send: () => Promise.reject(new MailError('The mail server could not be reached.')) };
    const made = await invite({ ...act, mailer }, GRACE);
    const told = { state: 'failed', problem: 'The mail server could not be reached.' };
    expect(await made.delivery).toEqual(told);
    expect((await listPeople(act)).invitations).toMatchObject([{ mail: told }]);
    expect(act.logged).toEqual(['An e-mail with a link could not be sent']);
  });
});
