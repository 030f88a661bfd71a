import { addToken } from '@/lib/auth/tokens/add-token';
import { revokeToken } from '@/lib/auth/tokens/revoke-token';
import { kioskCookies } from '@/lib/auth/kiosk/cookie';
import { revokeGatewayToken } from '@/lib/console/tokens/revoke-gateway-token';
import { createGatewayToken } from '@/lib/console/tokens/create-gateway-token';
import type { RowUpdate } from '@/lib/db/schema';
import { cliActor, ROLES, type Role } from '@/lib/domain/actor';
import type { Runtime } from '@/lib/server/runtime';
import { addPerson, headersOf } from '../auth';
import { insertSiteAndQueue, UNUSED_CREDENTIALS } from '../fake-site/ledger-context';

/** Everybody who may come to a door, with the key they bring. */
export const ASKERS = [
  'nobody',
  'viewer',
  'operator',
  'admin',
  'admin who was not confirmed lately',
  'admin whose session was revoked',
  'admin whose session is over',
  'admin whose account is disabled',
  'kiosk',
  'kiosk whose link was revoked',
  'kiosk whose link is over',
  'kiosk token',
  'gateway token',
  'revoked gateway token',
  'expired gateway token',
  'viewer token',
  'operator token',
  'admin token',
  'revoked admin token',
  'expired admin token',
  'unknown token',
  'password in place of a token',
  'admin with a viewer token',
  'admin with an unknown token',
] as const;
export type Asker = (typeof ASKERS)[number];

export type Headers = Readonly<Record<string, string>>;

/** Makes each of them; gives the headers that each sends. */
export async function makeAskers(runtime: Runtime): Promise<Record<Asker, Headers>> {
  const people = await makePeople(runtime);
  const tokens = await makeTokens(runtime);
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
  const unknown = bearer(`fxa_${'x'.repeat(43)}`);
  return {
    ...people,
    ...(await makeKiosks(runtime)),
    nobody: {},
    ...(await makeGatewayTokens(runtime)),
    'viewer token': bearer(tokens.viewer),
    'operator token': bearer(tokens.operator),
    'admin token': bearer(tokens.admin),
    'revoked admin token': bearer(tokens.revoked),
    'expired admin token': bearer(tokens.expired),
    'unknown token': unknown,
    'password in place of a token': { ...people.admin, authorization: 'Basic YWRtaW46YWRtaW4=' },
    'admin with a viewer token': { ...people.admin, ...bearer(tokens.viewer) },
    'admin with an unknown token': { ...people.admin, ...unknown },
  };
}

async function makePeople(runtime: Runtime) {
  const { auth, database } = runtime;
  const signIn = async (name: string, role: Role) => {
    const { id, email } = await addPerson(auth, `${name}@example.org`, role);
    return { id, headers: await headersOf(auth, email) };
  };
  const admin = await signIn('admin', 'admin');
  const unconfirmed = await signIn('unconfirmed', 'admin');
  const revoked = await signIn('revoked', 'admin');
  const over = await signIn('over', 'admin');
  const disabled = await signIn('disabled', 'admin');
  const changed = (account: string, values: RowUpdate<'session'>) =>
    database.kysely.updateTable('session').set(values).where('account_id', '=', account).execute();
  await changed(unconfirmed.id, { confirmed_at: Date.now() - 3_600_000 });
  await changed(revoked.id, { revoked_at: 1 });
  await changed(over.id, { expires_at: 1 });
  // The row alone: disabling in earnest ends the sessions too, and each has to be enough.
  await database.kysely
    .updateTable('account')
    .set({ disabled_at: 1 })
    .where('id', '=', disabled.id)
    .execute();
  return {
    viewer: (await signIn('viewer', 'viewer')).headers,
    operator: (await signIn('operator', 'operator')).headers,
    admin: admin.headers,
    'admin who was not confirmed lately': unconfirmed.headers,
    'admin whose session was revoked': revoked.headers,
    'admin whose session is over': over.headers,
    'admin whose account is disabled': disabled.headers,
  };
}

async function makeTokens(runtime: Runtime): Promise<Record<Role | 'revoked' | 'expired', string>> {
  const ctx = { ...runtime.auth, actor: cliActor };
  const make = (name: string, role: Role) => addToken(ctx, { kind: 'api', name, role, expiresInDays: 1 });
  const [viewer, operator, admin] = [
    await make('viewer', ROLES[0]),
    await make('operator', ROLES[1]),
    await make('admin', ROLES[2]),
  ];
  const revoked = await make('revoked', 'admin');
  const expired = await make('expired', 'admin');
  await revokeToken(ctx, 'api', revoked.id);
  await expire(runtime, expired.id);
  return {
    viewer: viewer.secret,
    operator: operator.secret,
    admin: admin.secret,
    revoked: revoked.secret,
    expired: expired.secret,
  };
}

async function makeKiosks(runtime: Runtime) {
  const ctx = { ...runtime.auth, actor: cliActor };
  const make = () => addToken(ctx, { kind: 'kiosk', name: 'Hall', role: null });
  const cookie = async (id: string) => (await kioskCookies(ctx, id))[0]?.split(';', 1)[0] ?? '';
  const [standing, revoked, over] = [await make(), await make(), await make()];
  await revokeToken(ctx, 'kiosk', revoked.id);
  await expire(runtime, over.id);
  return {
    kiosk: { cookie: await cookie(standing.id) },
    'kiosk whose link was revoked': { cookie: await cookie(revoked.id) },
    'kiosk whose link is over': { cookie: await cookie(over.id) },
    'kiosk token': { authorization: `Bearer ${standing.secret}` },
  };
}

/** Its time is over, as if it had been made long ago. */
async function expire(runtime: Runtime, id: string): Promise<void> {
  await runtime.database.kysely
    .updateTable('token')
    .set({ expires_at: runtime.auth.clock.now() })
    .where('id', '=', id)
    .execute();
}

async function makeGatewayTokens(runtime: Runtime) {
  const ctx = { ...runtime.console, actor: cliActor };
  const queueId = '0198d3a0-0000-7000-8000-000000000002';
  const site = { baseUrl: 'http://127.0.0.1:9', credentials: UNUSED_CREDENTIALS };
  await insertSiteAndQueue(ctx, site, { siteId: '0198d3a0-0000-7000-8000-000000000001', queueId });
  const make = () => createGatewayToken(ctx, { name: 'ERP sync', queueIds: [queueId] });
  const [standing, revoked, expired] = [await make(), await make(), await make()];
  await revokeGatewayToken(ctx, revoked.token.id);
  await expire(runtime, expired.token.id);
  return {
    'gateway token': { authorization: `Bearer ${standing.secret}` },
    'revoked gateway token': { authorization: `Bearer ${revoked.secret}` },
    'expired gateway token': { authorization: `Bearer ${expired.secret}` },
  };
}
