import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { addPerson, headersOf } from '@/lib/testing/auth';
import { describeOnEachDatabase } from '@/lib/testing/database';
import {
  comeBack,
  goToProvider,
  setUpProvider,
  signInByProvider,
  testOpenId,
  type TestOpenId,
} from '@/lib/testing/openid';
import type { ProviderPerson } from '@/lib/testing/openid-provider';
import { disableAccount } from '../accounts/disable';
import { listAccounts } from '../accounts/list';
import { findLinkOf } from '../links/find-link';
import { invite } from '../links/invite';
import { sessionOf } from '../sessions/session-of';
import { forgetIdentities } from './forget-identities';

const ADA: ProviderPerson = { email: 'Ada@Example.org', email_verified: true, name: 'Ada' };

const rowOf = (ctx: TestOpenId, email: string) =>
  ctx.database.kysely.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirst();

const actsOf = (ctx: TestOpenId) =>
  ctx.database.kysely.selectFrom('activity').selectAll().orderBy('id').execute();

describeOnEachDatabase('whose account an OpenID identity is', (kind) => {
  async function fresh(person: ProviderPerson = ADA) {
    const parts = await testOpenId(kind);
    parts.provider.people.set('ada', person);
    await addPerson(parts.ctx, 'boss@example.org', 'admin');
    const come = (login = 'ada') => signInByProvider(parts.ctx, parts.provider, login);
    const who = async (headers: Headers) => (await sessionOf(parts.ctx, { headers }))?.account;
    return { ...parts, come, who };
  }

  it('is a new one without a password, for a verified address of a listed domain, and the same ever after', async () => {
    const { ctx, provider, come, who } = await fresh();
    await setUpProvider(ctx, provider);
    const first = await come();
    expect(first.problem).toBeNull();
    expect(await who(first.headers)).toMatchObject({ email: 'ada@example.org', name: 'Ada', role: 'viewer' });
    expect((await rowOf(ctx, 'ada@example.org'))?.password_hash).toBeNull();
    // Another address there is the same person.
    provider.people.set('ada', { ...ADA, email: 'countess@elsewhere.example', email_verified: false });
    const second = await come();
    expect(await who(second.headers)).toMatchObject({ email: 'ada@example.org' });
    expect(await listAccounts(ctx)).toHaveLength(2);
    expect((await actsOf(ctx)).map((act) => [act.verb, act.outcome])).toEqual([
      ['account.create', 'done'],
      ['sign-in.change-settings', 'done'],
      ['account.create', 'done'],
      ['account.link-openid', 'done'],
      ['session.create', 'done'],
      ['session.create', 'done'],
    ]);
  });

  it('is one account when two tabs of a new person come back at once', async () => {
    const { ctx, provider, come } = await fresh();
    await setUpProvider(ctx, provider);
    const both = await Promise.all([come(), come()]);
    expect(both.map((one) => one.problem)).toEqual([null, null]);
    expect(await listAccounts(ctx)).toHaveLength(2);
  });

  it.each([
    ['foreign-domain', { ...ADA, email: 'ada@evil-example.org' }],
    ['foreign-domain', { ...ADA, email: 'ada@sub.example.org' }],
    ['no-email', { ...ADA, email_verified: false }],
    ['no-email', { ...ADA, email_verified: 'yes' }],
  ])('is none (%s) for %j', async (problem, person) => {
    const { ctx, provider, come } = await fresh(person);
    await setUpProvider(ctx, provider);
    expect((await come()).location).toBe(`/sign-in?problem=${problem}`);
    expect(await listAccounts(ctx)).toHaveLength(1);
    const [refusal] = (await actsOf(ctx)).slice(-1);
    expect(refusal).toMatchObject({ verb: 'session.refuse', outcome: 'refused', actor_id: null });
    expect(refusal?.detail_json).toContain(problem);
  });

  it('is not the account of an address that has a password, unless an admin lets it', async () => {
    const { ctx, provider, come, who } = await fresh();
    const { id } = await addPerson(ctx, 'ada@example.org', 'operator');
    await setUpProvider(ctx, provider);
    expect((await come()).problem).toBe('has-password');
    expect(await ctx.database.kysely.selectFrom('openid_identity').selectAll().execute()).toEqual([]);
    await setUpProvider(ctx, provider, { seenVersion: 1, linksPasswords: true });
    expect(await who((await come()).headers)).toMatchObject({ id, role: 'operator' });
    // The password still works.
    expect(await who(new Headers(await headersOf(ctx, 'ada@example.org')))).toMatchObject({ id });
  });

  it('is never the account of an unverified address, whatever an admin lets', async () => {
    const { ctx, provider, come } = await fresh({ ...ADA, email: 'boss@example.org', email_verified: false });
    await setUpProvider(ctx, provider, { linksPasswords: true });
    expect((await come()).problem).toBe('no-email');
  });

  it('is the account that was made for an address without a password, of whatever domain', async () => {
    const { ctx, provider, come, who } = await fresh({ ...ADA, email: 'guest@partner.example' });
    const { id } = await addPerson(ctx, 'guest@partner.example', 'operator');
    await ctx.database.kysely
      .updateTable('account')
      .set({ password_hash: null })
      .where('id', '=', id)
      .execute();
    await setUpProvider(ctx, provider, { domains: [] });
    expect(await who((await come()).headers)).toMatchObject({ id, role: 'operator' });
  });

  it('is not given to a second identity of the same address, until an admin unties the first', async () => {
    const { ctx, provider, come, who } = await fresh();
    await setUpProvider(ctx, provider);
    const account = await who((await come()).headers);
    provider.people.set('another', ADA);
    expect((await come('another')).problem).toBe('other-identity');
    expect(await forgetIdentities({ ...ctx, actor: systemActor }, account?.id ?? '')).toBe(1);
    expect(await who((await come('another')).headers)).toMatchObject({ id: account?.id });
  });

  it('stays out when it is disabled', async () => {
    const { ctx, provider, come, who } = await fresh();
    await setUpProvider(ctx, provider);
    const account = await who((await come()).headers);
    await disableAccount({ ...ctx, actor: systemActor }, account?.id ?? '');
    const back = await come();
    expect(back.problem).toBe('disabled');
    expect(await who(back.headers)).toBeUndefined();
  });
});

describeOnEachDatabase('the role that a provider’s groups give', (kind) => {
  const MAPPING = {
    roleClaim: 'groups',
    roleRules: [
      { value: 'grants', role: 'operator' as const },
      { value: 'it', role: 'admin' as const },
    ],
    otherRole: 'viewer' as const,
  };

  async function mapped(change: object = {}) {
    const { ctx, provider } = await testOpenId(kind);
    await setUpProvider(ctx, provider, { ...MAPPING, ...change });
    const come = async (groups: readonly string[]) => {
      provider.people.set('ada', { ...ADA, groups });
      const ended = await signInByProvider(ctx, provider, 'ada');
      return ended.problem ?? (await sessionOf(ctx, { headers: ended.headers }))?.account.role;
    };
    return { ctx, provider, come };
  }

  it('is the highest that fits, follows them at each sign-in, and is written down', async () => {
    const { ctx, come } = await mapped();
    await addPerson(ctx, 'boss@example.org', 'admin');
    expect(await come(['it', 'grants'])).toBe('admin');
    expect(await come(['grants'])).toBe('operator');
    expect(await come(['something'])).toBe('viewer');
    const changes = (await actsOf(ctx)).filter((act) => act.verb === 'account.set-role');
    expect(changes.map((act) => [act.actor_name, act.outcome, JSON.parse(act.detail_json)])).toMatchObject([
      ['Ada', 'done', { roleBefore: 'admin', role: 'operator', claim: 'groups' }],
      ['Ada', 'done', { roleBefore: 'operator', role: 'viewer' }],
    ]);
  });

  it('takes back the links of whoever is no admin any more, with the request that did it in each entry', async () => {
    const { ctx, provider, come } = await mapped();
    await addPerson(ctx, 'boss@example.org', 'admin');
    await come(['it']);
    const { id = '' } = (await rowOf(ctx, 'ada@example.org')) ?? {};
    const actor = { kind: 'person', id, name: 'Ada', role: 'admin', address: null } as const;
    const { address } = await invite({ ...ctx, actor }, { email: 'eve@example.org', role: 'admin' });
    const secret = address.slice(address.lastIndexOf('/') + 1);
    await come(['it', 'grants']);
    expect(await findLinkOf(ctx, 'invitation', secret)).toMatchObject({ fault: null });
    provider.people.set('ada', { ...ADA, groups: ['grants'] });
    await comeBack(ctx, await goToProvider(ctx, provider, 'ada'), 'request-7');
    expect(await findLinkOf(ctx, 'invitation', secret)).toEqual({ fault: 'revoked' });
    const acts = (await actsOf(ctx)).filter((act) => act.correlation_id === 'request-7');
    expect(acts.map((act) => act.verb)).toEqual(['account.set-role', 'session.create']);
    expect(JSON.parse(acts[0]?.detail_json ?? '')).toMatchObject({ role: 'operator', linksRevoked: 1 });
  });

  it('is none for whoever no rule fits, where that is what was set', async () => {
    const { ctx, come } = await mapped({ otherRole: null });
    await addPerson(ctx, 'boss@example.org', 'admin');
    expect(await come(['something'])).toBe('no-role');
    expect(await come(['grants'])).toBe('operator');
    expect(await come([])).toBe('no-role');
    expect((await rowOf(ctx, 'ada@example.org'))?.role).toBe('operator');
  });

  it('never takes the last admin’s, and says so in the log', async () => {
    const { ctx, come } = await mapped();
    expect(await come(['it'])).toBe('admin');
    expect(await come(['something'])).toBe('admin');
    const kept = (await actsOf(ctx)).find((act) => act.verb === 'account.set-role');
    expect(kept?.outcome).toBe('refused');
    expect(JSON.parse(kept?.detail_json ?? '')).toMatchObject({ reason: 'last admin', role: 'viewer' });
  });

  it('is left alone without a mapping', async () => {
    const { ctx, come } = await mapped({ roleClaim: null, roleRules: [] });
    expect(await come(['it'])).toBe('viewer');
    const account = await rowOf(ctx, 'ada@example.org');
    await ctx.database.kysely
      .updateTable('account')
      .set({ role: 'operator' })
      .where('id', '=', account?.id ?? '')
      .execute();
    expect(await come([])).toBe('operator');
  });
});
