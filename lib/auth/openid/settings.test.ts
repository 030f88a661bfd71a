import { describe, expect, it } from 'vitest';
import { readJson } from '@/lib/db/json';
import { systemActor } from '@/lib/domain/actor';
import { addPerson, headersOf, NOBODY, PASSWORD } from '@/lib/testing/auth';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { settingsFor, setUpProvider, signInByProvider, testOpenId } from '@/lib/testing/openid';
import { PROVIDER_CLIENT, type ProviderFaults } from '@/lib/testing/openid-provider';
import { disableAccount } from '../accounts/disable';
import { listAccounts } from '../accounts/list';
import { listPeople } from '../accounts/list-people';
import type { AuthContext } from '../context';
import { acceptInvitation } from '../links/accept-invitation';
import { invite } from '../links/invite';
import { makeResetLink } from '../links/make-reset-link';
import { sessionOf } from '../sessions/session-of';
import { signIn } from '../sign-in/sign-in';
import { allowPasswords } from './allow-passwords';
import { readProvider } from './provider';
import { readSignInSettings } from './read-settings';
import { readSignInWays } from './read-ways';
import { removeProvider } from './remove-provider';
import { saveSignInSettings } from './save-settings';
import { testProvider } from './test-provider';

const BOSS = { email: 'boss@example.org', email_verified: true, name: 'Boss', groups: ['it'] };

async function withBoss(kind: DatabaseKind) {
  const { ctx: auth, provider, open } = await testOpenId(kind);
  const ctx = { ...auth, actor: systemActor };
  provider.people.set('boss', BOSS);
  await addPerson(ctx, BOSS.email, 'admin');
  const save = (change: object) => saveSignInSettings(ctx, settingsFor(provider, change));
  return { ctx, provider, open, save };
}

describeOnEachDatabase('the settings of sign-in', (kind) => {
  it('are kept with the secret sealed, and tell everything but it', async () => {
    const { ctx, provider, save } = await withBoss(kind);
    await save({ domains: ['@Example.ORG', '*.münchen.example', 'example.org'] });
    const told = await readSignInSettings(ctx);
    expect(told.provider).toMatchObject({
      version: 1,
      issuer: `${provider.issuer}/`,
      clientId: 'console',
      domains: ['example.org', '*.xn--mnchen-3ya.example'],
      passwordsAllowed: true,
    });
    expect(told.redirectUris).toEqual([
      'http://localhost:3000/api/auth/openid/callback',
      'http://127.0.0.1:3000/api/auth/openid/callback',
    ]);
    const stored = await ctx.database.kysely.selectFrom('openid_provider').selectAll().execute();
    const acts = await ctx.database.kysely.selectFrom('activity').selectAll().execute();
    const sealed = Buffer.from(stored[0]?.client_secret_sealed ?? []);
    expect(sealed.toString('latin1')).not.toContain(PROVIDER_CLIENT.clientSecret);
    expect(JSON.stringify([told, acts, await readSignInWays(ctx)])).not.toContain(
      PROVIDER_CLIENT.clientSecret,
    );
    expect((await readProvider(ctx))?.clientSecret).toBe(PROVIDER_CLIENT.clientSecret);
  });

  it('keep a secret that is left out, and never send it to another issuer', async () => {
    const { ctx, save } = await withBoss(kind);
    await expect(save({ clientSecret: undefined })).rejects.toMatchObject({
      problems: [{ path: 'clientSecret' }],
    });
    await save({});
    await save({ seenVersion: 1, clientSecret: undefined, buttonName: 'Other' });
    expect((await readProvider(ctx))?.clientSecret).toBe(PROVIDER_CLIENT.clientSecret);
    await expect(
      save({ seenVersion: 2, clientSecret: undefined, issuer: 'https://elsewhere.example' }),
    ).rejects.toMatchObject({ code: 'invalid', problems: [{ path: 'clientSecret' }] });
  });

  it('tell the second of two editors, whatever they began with', async () => {
    const { save } = await withBoss(kind);
    const both = await Promise.allSettled([save({}), save({})]);
    expect(both.filter((one) => one.status === 'rejected')).toMatchObject([{ reason: { code: 'conflict' } }]);
    await save({ seenVersion: 1, buttonName: 'First' });
    await expect(save({ seenVersion: 1, buttonName: 'Second' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it.each([
    ['an address that is called', { issuer: 'example.org' }, 'issuer'],
    ['https', { issuer: 'http://provider.example' }, 'issuer'],
    ['domains that are some', { domains: ['example.org', 'no domain'] }, 'domains'],
    ['rules for a claim', { roleClaim: 'groups' }, 'roleRules'],
    ['a role for new accounts', { otherRole: null }, 'otherRole'],
  ])('need %s', async (_what, wrong, path) => {
    const { ctx, save } = await withBoss(kind);
    await expect(save(wrong)).rejects.toMatchObject({ code: 'invalid', problems: [{ path }] });
    expect((await readSignInSettings(ctx)).provider).toBeNull();
  });

  it('turn passwords off only after an admin came by the provider, and the command line turns them on again', async () => {
    const { ctx, provider, save } = await withBoss(kind);
    const off = { passwordsAllowed: false, linksPasswords: true };
    await expect(save(off)).rejects.toMatchObject({ problems: [{ path: 'passwordsAllowed' }] });
    await setUpProvider(ctx, provider, { linksPasswords: true });
    expect((await readSignInSettings(ctx)).adminProven).toBe(false);
    await expect(save({ ...off, seenVersion: 1 })).rejects.toMatchObject({ code: 'invalid' });
    expect((await signInByProvider(ctx, provider, 'boss')).problem).toBeNull();
    expect((await readSignInSettings(ctx)).adminProven).toBe(true);
    // A connection that was changed with it is not proven.
    await expect(save({ ...off, seenVersion: 1 })).rejects.toMatchObject({ code: 'invalid' });
    await save({ ...off, seenVersion: 1, clientSecret: undefined });
    expect(await readSignInWays(ctx)).toEqual({ passwords: false, provider: 'Example' });
    const refused = { code: 'forbidden', message: expect.stringContaining('turned off') };
    await expect(signIn(ctx, { email: BOSS.email, password: PASSWORD }, NOBODY)).rejects.toMatchObject(
      refused,
    );
    await expect(signIn(ctx, { email: 'nobody@x.example', password: 'x' }, NOBODY)).rejects.toMatchObject(
      refused,
    );
    expect((await signInByProvider(ctx, provider, 'boss')).problem).toBeNull();
    expect(await allowPasswords(ctx)).toBe(true);
    expect(await allowPasswords(ctx)).toBe(false);
    expect(await headersOf(ctx, BOSS.email)).toHaveProperty('cookie');
    await expect(save({ seenVersion: 2 })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('do not count an admin who was disabled since', async () => {
    const { ctx, provider, save } = await withBoss(kind);
    const { id } = await addPerson(ctx, 'second@example.org', 'admin');
    provider.people.set('boss', { ...BOSS, email: 'second@example.org' });
    await setUpProvider(ctx, provider, { linksPasswords: true });
    await signInByProvider(ctx, provider, 'boss');
    await disableAccount(ctx, id);
    await expect(
      save({ seenVersion: 1, clientSecret: undefined, passwordsAllowed: false }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it('do not count an admin who came by another issuer, whatever the clocks said', async () => {
    const { ctx, provider, save } = await withBoss(kind);
    await setUpProvider(ctx, provider, { linksPasswords: true });
    await signInByProvider(ctx, provider, 'boss');
    await ctx.database.kysely
      .updateTable('openid_identity')
      .set({ issuer: 'https://elsewhere.example' })
      .execute();
    expect((await readSignInSettings(ctx)).adminProven).toBe(false);
    await expect(
      save({ seenVersion: 1, clientSecret: undefined, passwordsAllowed: false }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it('allow passwords again when the provider is removed', async () => {
    const { ctx, provider, save } = await withBoss(kind);
    await setUpProvider(ctx, provider, { linksPasswords: true });
    await signInByProvider(ctx, provider, 'boss');
    await save({ seenVersion: 1, clientSecret: undefined, passwordsAllowed: false });
    await expect(removeProvider(ctx, { seenVersion: 1 })).rejects.toMatchObject({ code: 'conflict' });
    const stopped = async () => (await readSignInSettings(ctx)).secondFactor;
    // A second factor is asked for beside a password: while none counts, of nobody.
    expect(await stopped()).toMatchObject({ adminsWithout: 0, peopleWithout: 0 });
    await removeProvider(ctx, { seenVersion: 2, shown: { accountsWithoutPassword: 3 } });
    const removal = await ctx.database.kysely
      .selectFrom('activity')
      .select('detail_json')
      .where('verb', '=', 'sign-in.remove-provider')
      .executeTakeFirstOrThrow();
    expect(readJson(removal.detail_json)).toEqual({
      issuer: `${provider.issuer}/`,
      passwordsWereAllowed: false,
      shown: { accountsWithoutPassword: 3 },
    });
    expect(await stopped()).toMatchObject({ adminsWithout: 1, peopleWithout: 1 });
    expect(await readSignInWays(ctx)).toEqual({ passwords: true, provider: null });
    expect(await headersOf(ctx, BOSS.email)).toHaveProperty('cookie');
  });
});

describeOnEachDatabase('an invitation while passwords are turned off', (kind) => {
  const GRACE = { email: 'grace@partner.example', role: 'operator' } as const;

  async function withoutPasswords() {
    const parts = await withBoss(kind);
    await setUpProvider(parts.ctx, parts.provider, { linksPasswords: true });
    await signInByProvider(parts.ctx, parts.provider, 'boss');
    const { address } = await invite(parts.ctx, GRACE);
    const secret = address.slice(address.lastIndexOf('/') + 1);
    await parts.save({ seenVersion: 1, clientSecret: undefined, passwordsAllowed: false });
    return { ...parts, secret };
  }

  it('makes an account without one, of the role it was for, which its owner enters by the provider', async () => {
    const { ctx, provider, secret } = await withoutPasswords();
    expect(await listPeople(ctx)).toMatchObject({ passwords: false, provider: 'Example' });
    // A page that was opened before sends one all the same.
    await acceptInvitation(ctx, secret, { name: 'Grace', password: PASSWORD }, NOBODY);
    provider.people.set('grace', { email: GRACE.email, email_verified: true, name: 'G' });
    const ended = await signInByProvider(ctx, provider, 'grace');
    expect(await sessionOf(ctx, { headers: ended.headers })).toMatchObject({
      account: { email: GRACE.email, name: 'Grace', role: 'operator' },
    });
    await allowPasswords(ctx);
    await expect(headersOf(ctx, GRACE.email)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('needs a password again once they are allowed, also when that happens meanwhile', async () => {
    const { ctx, secret } = await withoutPasswords();
    const { database } = ctx;
    const late: typeof database = {
      ...database,
      transaction: async (work) => {
        await allowPasswords(ctx);
        return database.transaction(work);
      },
    };
    const accept = (on: AuthContext) => acceptInvitation(on, secret, { name: 'Grace' }, NOBODY);
    await expect(accept({ ...ctx, database: late })).rejects.toMatchObject({ code: 'conflict' });
    await expect(accept(ctx)).rejects.toMatchObject({ code: 'invalid', problems: [{ path: 'password' }] });
    await acceptInvitation(ctx, secret, { name: 'Grace', password: PASSWORD }, NOBODY);
    expect(await headersOf(ctx, GRACE.email)).toHaveProperty('cookie');
  });

  it('is the way in: no link for a new password is made', async () => {
    const { ctx } = await withoutPasswords();
    const [boss] = await listAccounts(ctx);
    await expect(makeResetLink(ctx, boss?.id ?? '')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('No link was made'),
    });
    expect((await listPeople(ctx)).people.flatMap((one) => one.resetLinks)).toEqual([]);
  });
});

describe('an account without a password', () => {
  it('is refused as a wrong password is, in the same words', async () => {
    const { ctx, provider } = await withBoss('sqlite');
    provider.people.set('ada', { email: 'ada@example.org', email_verified: true, name: 'Ada' });
    await setUpProvider(ctx, provider);
    await signInByProvider(ctx, provider, 'ada');
    const messageFor = (email: string, password: string) =>
      signIn(ctx, { email, password }, NOBODY).then(
        () => 'signed in',
        (error: unknown) => (error instanceof Error ? error.message : error),
      );
    const wrong = await messageFor(BOSS.email, 'wrong');
    for (const password of ['', 'null', PASSWORD])
      expect(await messageFor('ada@example.org', password)).toBe(wrong);
  });
});

describe('testing a provider', () => {
  it('reads its document and keys, and says what it offers', async () => {
    const { ctx, provider } = await withBoss('sqlite');
    const report = await testProvider(ctx, `${provider.issuer}/.well-known/openid-configuration`);
    expect(report.works).toBe(true);
    expect(report.steps.map((step) => [step.step, step.state])).toEqual([
      ['discovery', 'ok'],
      ['endpoints', 'ok'],
      ['pkce', 'ok'],
      ['keys', 'ok'],
    ]);
    expect(report.found).toMatchObject({
      issuer: provider.issuer,
      tokenEndpoint: `${provider.issuer}/token`,
    });
  });

  it.each<[string, string, ProviderFaults['document']]>([
    ['pkce', 'failed', (document) => ({ ...document, code_challenge_methods_supported: ['plain'] })],
    ['pkce', 'unsure', (document) => ({ ...document, code_challenge_methods_supported: undefined })],
    ['endpoints', 'failed', (document) => ({ ...document, authorization_endpoint: 'javascript:alert(1)' })],
    ['keys', 'failed', (document) => ({ ...document, jwks_uri: 'http://169.254.169.254/latest' })],
  ])('says of %s: %s', async (step, state, document) => {
    const { ctx, provider } = await withBoss('sqlite');
    if (document !== undefined) provider.faults = { document };
    const report = await testProvider(ctx, provider.issuer);
    expect(report.steps.find((one) => one.step === step)?.state).toBe(state);
    expect(report.works).toBe(state === 'unsure');
  });

  it('leaves an entry with the hosts it asked and what came of it', async () => {
    const { ctx, provider } = await withBoss('sqlite');
    const { host } = new URL(provider.issuer);
    await testProvider(ctx, provider.issuer);
    provider.faults = {
      document: (document) => ({ ...document, jwks_uri: 'http://169.254.169.254/latest' }),
    };
    await testProvider(ctx, provider.issuer);
    const acts = await ctx.database.kysely
      .selectFrom('activity')
      .selectAll()
      .where('verb', '=', 'sign-in.test-provider')
      .orderBy('id')
      .execute();
    expect(acts).toMatchObject([
      { outcome: 'done', detail_json: JSON.stringify({ hosts: [host], failedAt: null }) },
      {
        outcome: 'failed',
        detail_json: JSON.stringify({ hosts: [host, '169.254.169.254'], failedAt: 'endpoints' }),
      },
    ]);
  });

  it('says in plain words why a document cannot be read', async () => {
    const { ctx, provider } = await withBoss('sqlite');
    const saidOf = async (issuer: string) => (await testProvider(ctx, issuer)).steps[0]?.sentence;
    expect(await saidOf(`${provider.issuer}/nothing`)).toContain('answered 404');
    provider.faults = { document: (document) => ({ ...document, issuer: 'https://other.example' }) };
    expect(await saidOf(provider.issuer)).toContain('calls itself https://other.example');
    await provider.stop();
    expect(await saidOf(provider.issuer)).toContain('nothing listens at its address');
    expect(await saidOf('https://169.254.169.254')).toContain('never called');
    expect(await saidOf('http://localhost:25')).toContain('its port is one of those');
    await expect(testProvider(ctx, 'http://provider.example')).rejects.toMatchObject({ code: 'invalid' });
  });
});
