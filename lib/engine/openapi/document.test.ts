import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import { METHODS } from '../http/find-route';
import { processAnswer } from '../queue/poll-endpoint';
import { saveRecords } from '../records/save-records';
import { changeSiteSettings } from '../settings/change-settings';
import { systemActor } from '@/lib/domain/actor';
import { openApiDocument } from './document';
import { OPERATIONS, PATHS } from './operations';

const answerInDocument = z.object({
  content: z.object({ 'application/json': z.object({ schema: z.record(z.string(), z.unknown()) }) }),
});

/** The schema the document gives for an answer, as a check. */
function schemaOf(method: string, path: string, status: number): z.ZodType {
  const item: unknown = openApiDocument().paths?.[path];
  const operation = z
    .record(z.string(), z.looseObject({ responses: z.record(z.string(), z.unknown()) }))
    .parse(item);
  const answer = operation[method.toLowerCase()]?.responses[String(status)];
  if (answer === undefined) throw new Error(`The document has no ${status} of ${method} ${path}`);
  return z.fromJSONSchema(answerInDocument.parse(answer).content['application/json'].schema);
}

const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });

interface Asked {
  path: string;
  at: string;
  status: number;
  init?: RequestInit;
}

/** One real request for each answer the document describes. */
async function requests(site: TestSite): Promise<Asked[]> {
  const { queueUuid } = await site.makeAlert({
    alert_trigger_type: 'Filter',
    extra_fields: ['po_number', 'amount_requested', 'granted', 'program_organization_id.name'],
  });
  await saveRecords(
    site.ctx,
    [{ model: 'grant_request', values: { amount_requested: '60000.50', granted: true } }],
    systemActor,
  );
  const nobody = '90ff218f-58f8-11ea-8424-0265ea535fd4';
  const token = { path: PATHS.token, at: '/oauth/token' };
  const process = { path: PATHS.process, at: `/poll/client/1/uuid/queue/${queueUuid}` };
  const finish = `/poll/client/1/uuid/queue_finished/${queueUuid}`;
  const collection = { path: PATHS.collection, at: '/api/rest/v2/grant_request' };
  const list = { path: PATHS.list, at: '/api/rest/v2/grant_request/list' };
  const entry = { path: PATHS.entry, at: '/api/rest/v2/grant_request/1' };
  const noEntry = { path: PATHS.entry, at: '/api/rest/v2/grant_request/99' };
  const noToken = { headers: { authorization: 'Bearer none' } };
  const put = (data: string) => ({ ...form({ data }), method: 'PUT' });
  const { clientId, clientSecret } = site.client;
  const credentials = { grant_type: 'client_credentials', client_id: clientId };
  return [
    { ...token, status: 200, init: form({ ...credentials, client_secret: clientSecret }) },
    { ...token, status: 400, init: form({ grant_type: 'client_credentials' }) },
    { ...token, status: 401, init: form({ ...credentials, client_secret: 'wrong' }) },
    { ...process, at: `${process.at}?limit_num=0`, status: 400 },
    { ...process, status: 401, init: noToken },
    { ...process, at: `/poll/client/1/uuid/queue/${nobody}`, status: 404 },
    { ...process, status: 200 },
    { ...process, status: 409 },
    { path: PATHS.finish, at: `${finish}/${nobody}`, status: 404 },
    { path: PATHS.finish, at: `${finish}/JOB`, status: 401, init: noToken },
    { path: PATHS.finish, at: `${finish}/JOB`, status: 200 },
    { ...process, status: 200 },
    { ...collection, status: 200 },
    { ...collection, at: '/api/rest/v2/nothing', status: 404 },
    { ...collection, at: `${collection.at}?cols=["no"]`, status: 422 },
    { ...collection, status: 401, init: noToken },
    { ...collection, status: 201, init: form({ data: '{"po_number":"A"}' }) },
    { ...collection, status: 422, init: form({ data: '{"no_field":1}' }) },
    { ...collection, at: '/api/rest/v2/nothing', status: 404, init: form({ data: '{}' }) },
    { ...collection, status: 401, init: { ...form({}), ...noToken } },
    { ...list, status: 200, init: form({ filter: '["state","eq","new"]', style: 'full' }) },
    { ...list, status: 422, init: form({ filter: '["state","no","new"]' }) },
    { ...list, at: '/api/rest/v2/nothing/list', status: 404, init: form({}) },
    { ...list, status: 401, init: { ...form({}), ...noToken } },
    { ...entry, status: 200 },
    { ...entry, status: 401, init: noToken },
    { ...noEntry, status: 404 },
    { ...entry, at: `${entry.at}?cols=7`, status: 422 },
    { ...entry, status: 200, init: put('{"po_number":"B"}') },
    { ...entry, status: 422, init: put('{"amount_requested":"much"}') },
    { ...noEntry, status: 404, init: put('{}') },
    { ...entry, status: 401, init: { ...put('{}'), ...noToken } },
    { ...noEntry, status: 404, init: { method: 'DELETE' } },
    { ...entry, status: 401, init: { method: 'DELETE', ...noToken } },
    { ...entry, status: 200, init: { method: 'DELETE' } },
  ];
}

describe('the OpenAPI document', () => {
  it('has every route and method of the site, and no other', () => {
    const described = OPERATIONS.map(({ kind, method }) => `${method.toUpperCase()} ${kind}`);
    const answered = Object.entries(METHODS).flatMap(([kind, methods]) =>
      methods.map((method) => `${method} ${kind}`),
    );
    expect([...described].sort()).toEqual([...answered].sort());
    expect(Object.keys(openApiDocument().paths ?? {}).sort()).toEqual(Object.values(PATHS).sort());
  });

  it('gives examples that its own schemas accept', () => {
    for (const { kind, method, answers } of OPERATIONS)
      for (const [status, { example }] of Object.entries(answers))
        expect(schemaOf(method, PATHS[kind], Number(status)).safeParse(example).error).toBeUndefined();
  });
});

describeOnEachDatabase('every answer of the site', (kind) => {
  it('is as the OpenAPI document says, and none it describes is left out but 429', async () => {
    const site = await testSite(kind);
    await changeSiteSettings(site.ctx, { outstanding: 'refuse' }, systemActor);
    let jobUuid = '';
    const seen = new Set<string>();
    for (const { path, at, status, init } of await requests(site)) {
      const method = init?.method ?? 'GET';
      const answer = await site.send(at.replace('JOB', jobUuid), init);
      expect([method, at, answer.status]).toEqual([method, at, status]);
      expect(schemaOf(method, path, status).safeParse(answer.json).error).toBeUndefined();
      seen.add(`${method} ${path} ${status}`);
      if (path === PATHS.process && status === 200)
        jobUuid = processAnswer.parse(answer.json).job_uuid ?? jobUuid;
    }
    const described = OPERATIONS.flatMap(({ kind: route, method, answers }) =>
      Object.keys(answers).map((status) => `${method.toUpperCase()} ${PATHS[route]} ${status}`),
    );
    expect([...seen].sort()).toEqual(described.filter((one) => !one.endsWith(' 429')).sort());
  });
});
