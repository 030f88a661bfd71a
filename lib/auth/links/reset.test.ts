import { expect, it, onTestFinished } from 'vitest';
import { cliActor } from '@/lib/domain/actor';
import { makeMailer } from '@/lib/mail/make-mailer';
import { addPerson, headersOf, NOBODY, otherInstance, PASSWORD, testAuth } from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { linkIn, startSmtpServer } from '@/lib/testing/smtp-server';
import { disableAccount } from '../accounts/disable';
import { listPeople } from '../accounts/list-people';
import { sessionOf } from '../sessions/session-of';
import { signIn } from '../sign-in/sign-in';
import { unlockAccount } from '../sign-in/unlock';
import { marked } from '@/lib/testing/canary';
import { whenAsideSettled } from './aside';
import { findLinkOf } from './find-link';
import { makeResetLink } from './make-reset-link';
import { requestReset } from './request-reset';
import { resetPassword } from './reset-password';

const NEW_PASSWORD = marked('four purple tricycles');
const HOUR_MS = 60 * 60_000;

function secretOf(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}

describeOnEachDatabase('a link for a new password', (kind) => {
  async function withAda() {
    const { database, open } = await testDatabase(kind);
    const smtp = await startSmtpServer();
    onTestFinished(() => smtp.close());
    const mailer = makeMailer({ smtpUrl: smtp.url, from: 'alerts@example.org' });
    const ctx = testAuth(database, { mailer });
    await addPerson(ctx, 'boss@example.org', 'admin');
    const ada = await addPerson(ctx, 'ada@example.org', 'operator');
    const act = { ...ctx, actor: cliActor };
    const made = async () => {
      const { address, delivery } = await makeResetLink(act, ada.id);
      await delivery;
      return secretOf(address);
    };
    const enter = (password: string) => signIn(ctx, { email: 'ada@example.org', password }, NOBODY);
    return { ctx, act, ada, open, smtp, made, enter };
  }

  it('gives the password its owner chose, ends every session and every other such link', async () => {
    const { ctx, made, enter } = await withAda();
    const headers = new Headers(await headersOf(ctx, 'ada@example.org'));
    const boss = new Headers(await headersOf(ctx, 'boss@example.org'));
    const [other, secret] = [await made(), await made()];
    expect(await resetPassword(ctx, secret, NEW_PASSWORD, NOBODY)).toEqual({ email: 'ada@example.org' });
    expect(await sessionOf(ctx, { headers })).toBeNull();
    expect(await sessionOf(ctx, { headers: boss })).not.toBeNull();
    expect(await findLinkOf(ctx, 'reset', other)).toEqual({ fault: 'revoked' });
    await expect(enter(PASSWORD)).rejects.toMatchObject({ code: 'unauthenticated' });
    await enter(NEW_PASSWORD);
    await expect(resetPassword(ctx, secret, NEW_PASSWORD, NOBODY)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('is used once by two at the same moment, over two instances', async () => {
    const { ctx, open, made } = await withAda();
    const secret = await made();
    const settled = await Promise.allSettled([
      resetPassword(ctx, secret, NEW_PASSWORD, NOBODY),
      resetPassword(otherInstance(ctx, open), secret, marked('five orange scooters'), NOBODY),
    ]);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(settled.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'forbidden' } },
    ]);
  });

  it('ends after an hour, and leaves the old password until then', async () => {
    const { ctx, made, enter } = await withAda();
    const secret = await made();
    ctx.clock.advance(HOUR_MS - 1);
    expect(await findLinkOf(ctx, 'reset', secret)).toMatchObject({ fault: null });
    ctx.clock.advance(1);
    await expect(resetPassword(ctx, secret, NEW_PASSWORD, NOBODY)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await enter(PASSWORD);
  });

  it('stays when the password cannot be used', async () => {
    const { ctx, made } = await withAda();
    const secret = await made();
    await expect(resetPassword(ctx, secret, 'ada@example.org', NOBODY)).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ path: 'password' }],
    });
    await resetPassword(ctx, secret, NEW_PASSWORD, NOBODY);
  });

  it('opens nothing for a disabled account, and is not made for one', async () => {
    const { ctx, act, ada, made } = await withAda();
    const secret = await made();
    await disableAccount(act, ada.id);
    expect(await findLinkOf(ctx, 'reset', secret)).toEqual({ fault: 'revoked' });
    await expect(makeResetLink(act, ada.id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(makeResetLink(act, 'nobody')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('comes by e-mail to whoever asks for one, with a link to this console whatever the request said', async () => {
    const { ctx, smtp, enter } = await withAda();
    await requestReset(ctx, ' ADA@example.org ', NOBODY);
    const mail = await smtp.take('ada@example.org');
    const link = linkIn(mail);
    expect(link).toMatch(/^http:\/\/localhost:3000\/reset\/fac_pwr_/);
    await whenAsideSettled();
    const [ada] = (await listPeople(ctx)).people;
    expect(ada?.resetLinks).toMatchObject([{ createdBy: 'Somebody', mail: { state: 'sent' } }]);
    const kept = await ctx.database.kysely.selectFrom('account_link').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(secretOf(link));
    await resetPassword(ctx, secretOf(link), NEW_PASSWORD, NOBODY);
    await enter(NEW_PASSWORD);
  });

  it('tells nobody whether an address has an account: everything that differs happens after the answer', async () => {
    const { ctx, act, ada, smtp } = await withAda();
    const traces = async () => {
      const links = await ctx.database.kysely.selectFrom('account_link').selectAll().execute();
      const acts = await ctx.database.kysely
        .selectFrom('activity')
        .selectAll()
        .where('verb', 'like', 'password-reset.%')
        .execute();
      return { links: links.length, acts: acts.map((one) => one.verb) };
    };
    expect(await requestReset(ctx, 'nobody@example.org', NOBODY)).toBeUndefined();
    expect(await traces()).toEqual({ links: 0, acts: [] });
    await whenAsideSettled();
    expect(await traces()).toEqual({ links: 0, acts: ['password-reset.refuse'] });
    await disableAccount(act, ada.id);
    expect(await requestReset(ctx, 'ada@example.org', NOBODY)).toBeUndefined();
    await whenAsideSettled();
    expect(smtp.received).toEqual([]);
    expect(await requestReset(ctx, 'boss@example.org', NOBODY)).toBeUndefined();
    expect((await traces()).links).toBe(0);
    await whenAsideSettled();
    expect((await traces()).links).toBe(1);
    expect(smtp.received.map((mail) => mail.to)).toEqual([['boss@example.org']]);
  });

  it('can be asked for five times in 15 minutes for an address, known or not, over a restart', async () => {
    const { ctx, open, enter } = await withAda();
    for (const email of ['ada@example.org', 'nobody@example.org']) {
      for (let attempt = 0; attempt < 5; attempt += 1)
        await requestReset(ctx, email, { address: `192.0.2.${attempt}`, userAgent: null });
      const restarted = { ...ctx, database: open() };
      const elsewhere = { address: '198.51.100.7', userAgent: null };
      await expect(requestReset(restarted, email, elsewhere)).rejects.toMatchObject({
        code: 'too-many-requests',
        retryAfter: 900,
      });
    }
    await enter(PASSWORD);
    await whenAsideSettled();
  });

  it('can be asked for by nobody where the console sends no e-mail', async () => {
    const { ctx } = await withAda();
    const asked = requestReset({ ...ctx, mailer: null }, 'ada@example.org', NOBODY);
    await expect(asked).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('lifts the lock of an account when it is used, as an admin can', async () => {
    const { ctx, act, ada, made, enter } = await withAda();
    const lock = async () => {
      for (let attempt = 0; attempt < 5; attempt += 1)
        await enter(marked('nine yellow tricycles')).catch(() => null);
    };
    await lock();
    await expect(enter(PASSWORD)).rejects.toMatchObject({ code: 'too-many-requests' });
    await unlockAccount(act, ada.id);
    await enter(PASSWORD);
    await lock();
    await resetPassword(ctx, await made(), NEW_PASSWORD, NOBODY);
    await enter(NEW_PASSWORD);
  });
});
