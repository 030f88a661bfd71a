import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/lib/db/database';
import { createOauthClient } from '@/lib/engine/oauth/create-client';
import { rotateSecret } from '@/lib/engine/oauth/rotate-secret';
import { updateClient } from '@/lib/engine/oauth/update-client';
import { cliActor } from '@/lib/domain/actor';
import { addPerson, PASSWORD, signedInAs, testAuth } from '@/lib/testing/auth';
import { testDatabase } from '@/lib/testing/database';
import { invite } from '../links/invite';
import { addToken } from '../tokens/add-token';
import type { OwnActContext } from '../context';
import { removeProvider } from '../openid/remove-provider';
import { saveSignInSettings } from '../openid/save-settings';
import { requireSecondFactor } from '../second-factor/require';
import { resetOfAnother } from '../second-factor/reset-of-another';
import { marked } from '@/lib/testing/canary';
import { disableAccount } from './disable';
import { enableAccount } from './enable';
import { setAccountRole } from './set-role';

function signal(): [Promise<void>, () => void] {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return [given, give];
}

/** A database whose next transaction waits with its commit until it is let go. */
function heldBack(database: Database) {
  const [written, tell] = signal();
  const [mayCommit, letGo] = signal();
  const held: Database = {
    ...database,
    transaction: (work) =>
      database.transaction(async (trx) => {
        const result = await work(trx);
        tell();
        await mayCommit;
        return result;
      }),
  };
  return { held, written, letGo };
}

/** Two instances on one PostgreSQL, with two admins. */
async function twoAdmins() {
  const { database, open } = await testDatabase('postgres');
  const ctx = testAuth(database);
  await addPerson(ctx, 'ada@example.org', 'admin');
  await addPerson(ctx, 'bob@example.org', 'admin');
  const ada = await signedInAs(ctx, 'ada@example.org');
  const bob = { ...(await signedInAs(ctx, 'bob@example.org')), database: open() };
  const isWaiting = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(database.kysely);
    return Number(rows[0]?.count) > 0;
  };
  return { ctx, ada, bob, isWaiting };
}

/** Runs a second act while the first is written and not committed: until it waits for it, or is over. */
async function overlap(
  first: (database: Database) => Promise<unknown>,
  second: () => Promise<unknown>,
  { database, isWaiting }: { database: Database; isWaiting: () => Promise<boolean> },
): Promise<PromiseSettledResult<unknown>[]> {
  const { held, written, letGo } = heldBack(database);
  const one = first(held);
  await written;
  const isOver = new AbortController();
  const two = second().finally(() => isOver.abort());
  const both = Promise.allSettled([one, two]);
  while (!isOver.signal.aborted && !(await isWaiting()));
  letGo();
  return both;
}

const TOKEN = { kind: 'api', name: 'Way back', role: 'admin' } as const;
const GUEST = { email: 'guest@example.org', role: 'admin' } as const;

const PROVIDER = {
  seenVersion: null,
  issuer: 'https://provider.example.org',
  clientId: 'a',
  clientSecret: marked('of-the-provider'),
  buttonName: 'Example',
  domains: [],
  roleClaim: null,
  roleRules: [],
  otherRole: 'admin',
  linksPasswords: true,
  passwordsAllowed: true,
} as const;

const withProvider = (ada: OwnActContext) => ({
  ...ada,
  addressPolicy: { allowHttp: false },
  askProvider: () => Promise.reject(new Error('asked')),
});

interface Others {
  /** Somebody disabled, with a second factor. */
  guestId: string;
  /** Of an application of the built-in site. */
  clientId: string;
}

/** What opens, or widens, a way in: a promotion, an account enabled again, a factor taken off, whose word counts, a secret. */
const WAYS_IN: readonly (readonly [string, (ada: OwnActContext, others: Others) => Promise<unknown>])[] = [
  ['promotes nobody', (ada, { guestId }) => setAccountRole(ada, guestId, 'admin')],
  ['enables nobody', (ada, { guestId }) => enableAccount(ada, guestId)],
  [
    'resets no second factor',
    (ada, { guestId }) => resetOfAnother(ada, guestId, { password: PASSWORD, isConfirmed: true }),
  ],
  ['takes no second factor off everybody', (ada) => requireSecondFactor(ada, 'off')],
  [
    'sets up no provider',
    (ada) =>
      saveSignInSettings(withProvider(ada), {
        ...PROVIDER,
        domains: [...PROVIDER.domains],
        roleRules: [...PROVIDER.roleRules],
      }),
  ],
  ['removes no provider', (ada) => removeProvider(withProvider(ada), { seenVersion: 1 })],
  ['makes no application', (ada) => createOauthClient(ada, { name: 'Way back' }, ada.actor)],
  ['has no secret made', (ada, { clientId }) => rotateSecret(ada, clientId, ada.actor)],
  [
    'widens no application',
    (ada, { clientId }) =>
      updateClient(ada, clientId, { name: 'Way back', scopes: ['poll'], seenVersion: 1 }, ada.actor),
  ],
];

async function addOthers(ctx: ReturnType<typeof testAuth>): Promise<Others> {
  const byCli = { ...ctx, actor: cliActor };
  const { id: guestId } = await addPerson(ctx, GUEST.email, 'viewer');
  await disableAccount(byCli, guestId);
  await requireSecondFactor(byCli, 'everyone');
  const row = { account_id: guestId, secret_sealed: ctx.sealer.seal(Buffer.alloc(20)), created_at: 1 };
  await ctx.database.kysely
    .insertInto('second_factor')
    .values({ ...row, confirmed_at: 1, last_step: null, wrong_codes: 0, recovery_salt: null })
    .execute();
  const { clientId } = await createOauthClient(ctx, { name: 'Integration' }, cliActor);
  return { guestId, clientId };
}

describe('an admin who is being disabled by another instance', () => {
  it('leaves no invitation that was being made', async () => {
    const { ctx, ada, bob, isWaiting } = await twoAdmins();
    const settled = await overlap(
      (database) => invite({ ...ada, database }, GUEST),
      () => disableAccount(bob, ada.actor.id),
      { database: ctx.database, isWaiting },
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const links = await ctx.database.kysely.selectFrom('account_link').select('revoked_at').execute();
    expect(links).toEqual([{ revoked_at: expect.any(Number) }]);
  });

  it.each([
    ['invitation', (ada: Parameters<typeof invite>[0]) => invite(ada, GUEST)],
    ['token', (ada: Parameters<typeof addToken>[0]) => addToken(ada, TOKEN)],
  ])('makes no %s after that', async (_what, make) => {
    const { ctx, ada, bob, isWaiting } = await twoAdmins();
    const [disabled, made] = await overlap(
      (database) => disableAccount({ ...bob, database }, ada.actor.id),
      () => make(ada),
      { database: bob.database, isWaiting },
    );
    expect(disabled?.status).toBe('fulfilled');
    expect(made).toMatchObject({ status: 'rejected', reason: { code: 'forbidden' } });
    expect(await ctx.database.kysely.selectFrom('account_link').selectAll().execute()).toEqual([]);
    expect(await ctx.database.kysely.selectFrom('token').selectAll().execute()).toEqual([]);
  });

  it.each(WAYS_IN)('%s after that', async (_what, open) => {
    const { ctx, ada, bob, isWaiting } = await twoAdmins();
    const others = await addOthers(ctx);
    const doneByAda = () =>
      ctx.database.kysely
        .selectFrom('activity')
        .select('verb')
        .where('actor_id', '=', ada.actor.id)
        .execute();
    const before = await doneByAda();
    const [disabled, opened] = await overlap(
      (database) => disableAccount({ ...bob, database }, ada.actor.id),
      () => open(ada, others),
      { database: bob.database, isWaiting },
    );
    expect(disabled?.status).toBe('fulfilled');
    expect(opened).toMatchObject({ status: 'rejected', reason: { code: 'forbidden' } });
    expect(await doneByAda()).toEqual(before);
  });

  it('is not disabled where they disable each other: one of the two stays', async () => {
    const { ctx, ada, bob, isWaiting } = await twoAdmins();
    const settled = await overlap(
      (database) => disableAccount({ ...ada, database }, bob.actor.id),
      () => disableAccount(bob, ada.actor.id),
      { database: ctx.database, isWaiting },
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    const admins = await ctx.database.kysely
      .selectFrom('account')
      .select('email')
      .where('disabled_at', 'is', null)
      .execute();
    expect(admins).toEqual([{ email: 'ada@example.org' }]);
  });
});
