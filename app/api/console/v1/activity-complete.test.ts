import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { sealActivity } from '@/lib/audit/seal';
import { verifyActivity } from '@/lib/audit/verify';
import { sampleBuiltInSite } from '@/lib/console/sampling/sample-built-in-site';
import { ensureSetupCode } from '@/lib/auth/setup/ensure-setup-code';
import { runImports } from '@/lib/engine/import/run-imports';
import { METHODS } from '@/lib/server/openapi/console-document';
import { setProcessRuntime } from '@/lib/server/process-runtime';
import type { Runtime } from '@/lib/server/runtime';
import { cookieName } from '@/lib/auth/sessions/cookie';
import { addPerson, headersOf, PASSWORD } from '@/lib/testing/auth';
import { authenticatorCode } from '@/lib/testing/authenticator';
import {
  ASKED_ELSEWHERE,
  AuditedClient,
  NO_ENTRY,
  NOT_UNDONE,
  pick,
  isAct,
  text,
} from '@/lib/testing/console-client';
import { drainThroughApi } from '@/lib/testing/console-drain';
import { healthThroughApi } from '@/lib/testing/console-health';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { startFakeSite } from '@/lib/testing/fake-site/server';
import { testRuntime } from '@/lib/testing/runtime';
import { marked } from '@/lib/testing/canary';
import { ROUTES } from './routes';
import { actsWithoutWhatWasShown } from '@/lib/testing/shown-at-confirmation';

const A = '5b0c8a7e-1111-4222-8333-444455556666';
const B = '90ff218f-58f8-11ea-8424-0265ea535fd4';
const C = '0f0f0f0f-0000-4000-8000-00000000000c';
const NOTHING_OPEN = { seen: { openJobId: null, unknownCallId: null } };

interface BuiltIn {
  alertId: string;
  queueId: string;
  recordId: string;
}

async function builtInSite(client: AuditedClient): Promise<BuiltIn> {
  const settings = { name: 'All', alert_trigger_type: 'Filter', extra_fields: ['amount_requested'] };
  const alert = await client.ask('POST /alerts', {}, { key: C, model: 'grant_request', settings });
  const alertId = text(alert, 'alert.id');
  const params = { model: 'grant_request' };
  const kept = await client.ask('POST /records/[model]', params, { values: { amount_requested: 30 } });
  const made = await client.ask('POST /records/[model]', params, { values: { amount_requested: 3 } });
  const record = { ...params, id: text(made, 'id') };
  await client.ask('PUT /records/[model]/[id]', record, { version: 1, values: { amount_requested: 5 } });
  await client.ask('DELETE /records/[model]/[id]', record, { version: 2 });
  await sampleBuiltInSite(client.runtime.console);
  const queues = await client.runtime.database.kysely.selectFrom('queue').selectAll().execute();
  return { alertId, queueId: queues[0]?.id ?? '', recordId: text(kept, 'id') };
}

async function jobs(client: AuditedClient, { alertId, queueId, recordId }: BuiltIn): Promise<void> {
  const processed = await client.ask('POST /queues/[id]/process', { id: queueId }, NOTHING_OPEN);
  const id = text(processed, 'job.id');
  await client.ask(
    'POST /queues/[id]/settings',
    { id: queueId },
    { name: 'All', owner: null, notes: null, polledBy: 'gateway' },
  );
  const made = await client.ask('POST /gateway-tokens', {}, { name: 'Integration', queueIds: [queueId] });
  await client.ask('POST /jobs/[id]/hand-over', { id }, { handedOver: true });
  await client.ask('POST /jobs/[id]/hand-over', { id }, { handedOver: false });
  await client.ask('POST /gateway-tokens/[id]/revoke', { id: text(made, 'token.id') });
  const records = Number(pick(processed, 'job.recordCount'));
  await client.ask('POST /jobs/[id]/finish', { id }, { seen: { state: 'open', recordCount: records } });
  await client.ask('POST /jobs/[id]/requeue', { id }, { records });
  const again = await client.ask('POST /queues/[id]/process', { id: queueId }, NOTHING_OPEN);
  await client.ask(
    'POST /jobs/[id]/finish',
    { id: text(again, 'job.id') },
    { seen: { state: 'open', recordCount: records } },
  );
  const jobUuid = text(again, 'job.jobUuid');
  await client.ask('POST /alerts/[id]/jobs/[jobUuid]/requeue', { id: alertId, jobUuid }, { records });
  const target = { by: 'record-id', recordId };
  const shown = await client.ask('POST /payloads/erasure/preview', {}, { target });
  await client.ask(
    'POST /payloads/erasure',
    {},
    { target, fingerprint: pick(shown, 'fingerprint'), reason: 'Asked to' },
  );
  await client.ask('POST /find/text', {}, { text: 'draft' });
  await client.ask('GET /jobs/[id]/payload', { id });
  await client.ask('GET /jobs/[id]/export', { id }, undefined, { query: '?format=csv' });
  await client.ask('GET /queues/[id]/export', { id: queueId }, undefined, { query: '?format=json' });
  await client.ask('GET /activity/export', {}, undefined, { query: '?format=ndjson' });
  await client.ask('POST /payloads/access', {}, { viewersSeePayloads: true });
}

async function configuration(client: AuditedClient, { alertId, recordId }: BuiltIn): Promise<void> {
  const model = { model: 'grant_request' };
  await client.ask('POST /alerts/preview', {}, { ...model, settings: {} });
  const save = { kind: 'any-change' };
  const asked = {
    ...model,
    settings: { alert_trigger_type: 'Filter' },
    alertId: null,
    recordId: Number(recordId),
    save,
  };
  await client.ask('POST /alerts/explain', {}, asked);
  await client.ask('PUT /alerts/[id]', { id: alertId }, { version: 1, settings: { name: 'Every grant' } });
  const loss = await client.ask('GET /alerts/[id]/loss', { id: alertId });
  const seen = {
    version: pick(loss, 'version'),
    queued: pick(loss, 'queued'),
    openJobUuid: null,
    finishedJobs: pick(loss, 'finishedJobs'),
    remembered: pick(loss, 'remembered'),
  };
  await client.ask('DELETE /alerts/[id]', { id: alertId }, { seen });
  await client.ask('POST /built-in-site/models/[model]/fields', model, {
    name: 'colour',
    type: 'string',
    relation: null,
  });
  await client.ask(
    'POST /built-in-site/models/[model]/fields/[field]/remove',
    { ...model, field: 'colour' },
    { seenRecords: 0 },
  );
  const known = await client.ask('GET /built-in-site/models/[model]', model);
  const states = [
    ...new Set([...(Array.isArray(pick(known, 'states')) ? namesOf(pick(known, 'states')) : []), 'extra']),
  ];
  await client.ask('POST /built-in-site/models/[model]/workflow', model, {
    states,
    transitions: null,
    seenVersion: pick(known, 'version'),
  });
  const settings = await client.ask('GET /built-in-site/settings');
  await client.ask(
    'POST /built-in-site/settings',
    {},
    { batchSize: 500, seenVersion: pick(settings, 'settingsVersion') },
  );
  const application = await client.ask('POST /oauth-clients', {}, { name: 'App', scopes: ['poll'] });
  const clientId = { clientId: text(application, 'clientId') };
  await client.ask('POST /oauth-clients/[clientId]/rotate', clientId);
  await client.ask('POST /oauth-clients/[clientId]', clientId, {
    name: 'App 2',
    scopes: ['poll'],
    seenVersion: 2,
  });
  await client.ask('POST /oauth-clients/[clientId]/revoke', clientId);
}

function namesOf(states: unknown): string[] {
  if (!Array.isArray(states)) return [];
  return states.map((state: unknown) => (typeof state === 'string' ? state : text(state, 'name')));
}

async function imports(client: AuditedClient): Promise<void> {
  const { engine, database } = client.runtime;
  const upload = async () => {
    const query = '?model=grant_request&name=grants.csv';
    const id = text(await client.ask('POST /imports', {}, 'amount_requested\n7\n', { query }), 'import.id');
    await client.ask(
      'POST /imports/[id]/check',
      { id },
      { fields: { amount_requested: 'amount_requested' }, unknownIds: 'refuse' },
    );
    await runImports(engine, new AbortController().signal);
    await client.ask('POST /imports/[id]/start', { id }, { mode: 'good-rows', seenBad: 0 });
    return id;
  };
  await client.ask('POST /imports/[id]/stop', { id: await upload() });
  const id = await upload();
  await database.kysely
    .updateTable('engine_import')
    .set({ state: 'interrupted' })
    .where('id', '=', id)
    .execute();
  await client.ask('POST /imports/[id]/resume', { id });
}

async function sites(client: AuditedClient): Promise<void> {
  const fake = await startFakeSite();
  onTestFinished(() => fake.stop());
  fake.alertList.rows = [
    { id: 1, name: 'Payments', queue_uuid: A, model_controller_type: 'grant_request', alert_enabled: true },
  ];
  const address = { baseUrl: fake.baseUrl, credentials: { kind: 'client', ...fake.credentials } };
  await client.ask('POST /sites/test', {}, address);
  const id = text(await client.ask('POST /sites', {}, { name: 'Acme', ...address }), 'site.id');
  await client.ask('POST /sites/[id]', { id }, { name: 'Acme 2', baseUrl: fake.baseUrl });
  await client.ask('POST /sites/[id]/read', { id });
  const { lines } = await client.ask('POST /sites/[id]/queues', { id }, { add: [A], update: [], remove: [] });
  await client.ask('POST /sites/[id]/paste', { id }, { text: B });
  const queueId = text(Array.isArray(lines) ? lines[0] : null, 'queueId');
  fake.queue(A).add(3);
  fake.failNext('process', { kind: 'reset', when: 'before', acts: true });
  const unknown = await client.ask('POST /queues/[id]/process', { id: queueId }, NOTHING_OPEN);
  const settled = await client.ask(
    'POST /queues/[id]/reconcile',
    { id: queueId },
    { callId: pick(unknown, 'call.id') },
  );
  const finish = { seen: { state: 'open', recordCount: 3 } };
  await client.ask('POST /jobs/[id]/finish', { id: text(settled, 'job.id') }, finish);
  await drainThroughApi(client, { queueId, queueUuid: A }, fake);
  await client.ask('POST /sites/[id]/queues', { id }, { add: [], update: [], remove: [B] });
  await client.ask('POST /sites/[id]/remove', { id });
  await client.ask('POST /sites/[id]', { id }, { name: 'Acme', ...address });
  await client.ask('POST /sites/[id]/queues', { id }, { add: [A], update: [], remove: [] });
  await client.ask('POST /queues/[id]/recover', { id: queueId }, { jobUuid: B, source: 'typed' });
}

/** As if they had set it up. */
async function withSecondFactor({ auth, database }: Runtime, accountId: string): Promise<void> {
  const row = { account_id: accountId, secret_sealed: auth.sealer.seal(Buffer.alloc(20)), created_at: 1 };
  await database.kysely
    .insertInto('second_factor')
    .values({ ...row, confirmed_at: 1, last_step: null, wrong_codes: 0, recovery_salt: null })
    .execute();
}

async function people(client: AuditedClient): Promise<void> {
  const { auth } = client.runtime;
  const id = text(await addPerson(auth, 'bob@example.org', 'viewer'), 'id');
  await client.ask('POST /people/[id]/role', { id }, { role: 'operator', shown: { madeTokens: 1 } });
  await client.ask('POST /people/[id]/sign-out', { id });
  await client.ask('POST /people/[id]/unlock', { id });
  await withSecondFactor(client.runtime, id);
  await client.ask('POST /people/[id]/reset-second-factor', { id }, { password: PASSWORD });
  await client.ask('POST /people/[id]/disable', { id }, { shown: { madeTokens: 2 } });
  await client.ask('POST /people/[id]/enable', { id });
  const secret = (made: unknown) => text(made, 'link').split('/').at(-1) ?? '';
  const reset = secret(await client.ask('POST /people/[id]/reset-link', { id }));
  const password = marked('nine purple tricycles rolling');
  await client.ask(
    'POST /password-reset',
    {},
    { password },
    { cookies: { [cookieName(auth, 'reset')]: reset } },
  );
  const invite = (email: string) => client.ask('POST /people/invitations', {}, { email, role: 'viewer' });
  const invited = secret(await invite('cleo@example.org'));
  const cookies = { [cookieName(auth, 'invitation')]: invited };
  await client.ask('POST /invitation', {}, { name: 'Cleo', password }, { cookies });
  await invite('dora@example.org');
  const { invitations } = await client.ask('GET /people');
  const link = text(z.array(z.unknown()).parse(invitations)[0], 'id');
  await client.ask('POST /people/links/[id]/revoke', { id: link });
  const token = await client.ask('POST /api-tokens', {}, { name: 'Program', role: 'viewer' });
  await client.ask('POST /api-tokens/[id]/revoke', { id: text(token, 'token.id') });
  const board = await client.ask('POST /kiosk-links', {}, { name: 'Screen' });
  await client.ask('POST /kiosk-links/[id]/revoke', {
    id: text(pick(board, 'token') ?? pick(board, 'link'), 'id'),
  });
}

async function profile(client: AuditedClient): Promise<void> {
  const { auth, database } = client.runtime;
  const email = 'admin@example.org';
  await client.ask('POST /session/confirmation', {}, { password: PASSWORD });
  await client.ask('POST /profile/name', {}, { name: 'Adele' });
  await headersOf(auth, email);
  await client.ask('POST /profile/sessions/revoke-others');
  await headersOf(auth, email);
  const sessions = await database.kysely.selectFrom('session').select('id').orderBy('created_at').execute();
  await client.ask('POST /profile/sessions/[id]/revoke', { id: sessions.at(-1)?.id ?? '' });
  const shown = await client.ask('POST /profile/second-factor/begin', {}, { password: PASSWORD });
  const code = authenticatorCode(text(shown, 'key'), Date.now());
  await client.ask('POST /profile/second-factor/confirm', {}, { code });
  await client.ask('POST /sign-in/second-factor', {}, { rule: 'everyone' });
  await client.ask('POST /sign-in/second-factor', {}, { rule: 'off' });
  const renewed = { password: PASSWORD, code: authenticatorCode(text(shown, 'key'), Date.now(), 1) };
  const codes = await client.ask('POST /profile/second-factor/recovery-codes', {}, renewed);
  const [first] = z.array(z.string()).parse(pick(codes, 'recoveryCodes'));
  await client.ask('POST /profile/second-factor/turn-off', {}, { password: PASSWORD, code: first });
  const password = marked('nine purple tricycles rolling');
  await client.ask('POST /profile/password', {}, { currentPassword: PASSWORD, password });
}

describeOnEachDatabase('the activity log', (kind) => {
  it('has an entry of every act of the console API, else none is done', { timeout: 180_000 }, async () => {
    const runtime = await testRuntime(kind);
    setProcessRuntime(Promise.resolve({ ...runtime, greeting: () => [], shutDown: async () => {} }));
    const client = new AuditedClient(runtime, ROUTES);
    const person = { name: 'Ada', email: 'ada@example.org', password: marked('seven green bicycles') };
    await client.ask('POST /setup', {}, { code: await ensureSetupCode(runtime.auth), ...person });
    await addPerson(runtime.auth, 'admin@example.org', 'admin');
    await client.signIn('admin@example.org');
    const site = await builtInSite(client);
    await jobs(client, site);
    await healthThroughApi(client, site.queueId);
    await configuration(client, site);
    await imports(client);
    await sites(client);
    await people(client);
    await profile(client);
    await sealActivity(runtime.database, runtime.secrets.auditKey);
    const proof = await verifyActivity(runtime.database, runtime.secrets.auditKey);
    expect(proof).toMatchObject({ problem: null, unsigned: 0, unsealed: 0 });
    expect(await actsWithoutWhatWasShown(runtime.database)).toEqual([]);
    await client.ask('POST /sample-data');
    const mutations = ROUTES.flatMap(({ path, handlers }) =>
      METHODS.filter((method) => isAct(`${method} ${path}`) && handlers[method] !== undefined).map(
        (method) => `${method} ${path}`,
      ),
    );
    expect(mutations.filter((route) => !client.asked.has(route))).toEqual(Object.keys(ASKED_ELSEWHERE));
    const excepted = [NO_ENTRY, NOT_UNDONE].flatMap(Object.keys);
    expect(excepted.filter((route) => !mutations.includes(route))).toEqual([]);
  });
});
