import { describe, expect, it } from 'vitest';
import type { Database } from '@/lib/db/database';
import { systemActor } from '@/lib/domain/actor';
import { BAD_REQUESTS, BODY_LIMIT, REQUESTS } from '@/lib/testing/bad-requests';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite } from '@/lib/testing/engine-site';
import { errorAnswer } from './http/answer';
import { saveRecords } from './records/save-records';

/** Everything of the site that a request could change. */
async function snapshot({ kysely }: Database): Promise<string> {
  const tables = [
    'engine_model',
    'engine_record',
    'engine_alert',
    'engine_queue',
    'engine_queue_entry',
    'engine_job',
    'engine_setting',
    'activity',
  ] as const;
  const rows = await Promise.all(tables.map((table) => kysely.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}

function toBody(body: unknown): string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array
    ? Uint8Array.from(Buffer.from(body))
    : JSON.stringify(body);
}

describeOnEachDatabase('bad input', (kind) => {
  it('is answered with the documented error and changes nothing', async () => {
    const site = await testSite(kind);
    await site.makeAlert({ alert_trigger_type: 'Filter' });
    await saveRecords(site.ctx, [{ model: 'grant_request', values: {} }], systemActor);
    const before = await snapshot(site.database);
    for (const test of BAD_REQUESTS) {
      const headers = {
        authorization: test.authorization ?? `Bearer ${site.token}`,
        ...(test.body === undefined ? {} : { 'content-type': test.type ?? 'application/json' }),
      };
      const body = test.body === undefined ? {} : { body: toBody(test.body) };
      const answer = await site.send(test.path, { method: test.method ?? 'GET', headers, ...body });
      expect([test.name, answer.status, answer.text.slice(0, 200)]).toEqual([
        test.name,
        test.status,
        expect.any(String),
      ]);
      const { error } = errorAnswer.parse(answer.json);
      expect([test.name, error.code]).toEqual([test.name, test.status]);
      const named = error.details?.map((detail) => detail.path);
      expect([test.name, named]).toEqual([test.name, test.names === undefined ? undefined : [test.names]]);
    }
    expect(await snapshot(site.database)).toBe(before);
    expect(site.reported).toEqual([]);
  });

  it('stops reading a body that never says how large it is', async () => {
    const site = await testSite(kind);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000).fill(0x20));
      },
    });
    const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'application/json' } };
    expect((await site.send(REQUESTS, init)).status).toBe(413);
    expect(sent).toBeLessThan(20_000_000);
  });

  it('refuses a form and a query whose escapes are no UTF-8, and keeps a lone percent sign', async () => {
    const site = await testSite(kind);
    const form = (data: string) =>
      site.send(REQUESTS, {
        method: 'POST',
        body: `data=${data}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    const before = await snapshot(site.database);
    const broken = '%7B%22po_number%22%3A%22%ff%22%7D';
    expect((await form(broken)).status).toBe(400);
    expect((await site.send(`${REQUESTS}?filter=%c3%28`)).status).toBe(400);
    const many = Array.from({ length: 1_001 }, (_, index) => `a${index}=1`).join('&');
    expect((await form(`{}&${many}`)).status).toBe(400);
    expect(await snapshot(site.database)).toBe(before);
    const { status, json } = await form(`{"po_number":"100%25 é%C3%A9 50%"}&cols=["po_number"]`);
    expect([status, json]).toMatchObject([201, { grant_request: { po_number: '100% éé 50%' } }]);
  });

  it('takes a body of exactly 10 MB', async () => {
    const site = await testSite(kind);
    const answer = await site.send(REQUESTS, {
      method: 'POST',
      body: `{"data":{}}${' '.repeat(BODY_LIMIT - 11)}`,
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(201);
  });
});

describe('an error of our own', () => {
  it('is answered 500 without its message, and reported', async () => {
    const site = await testSite('sqlite');
    await site.database.kysely.schema.dropTable('engine_setting').execute();
    const answer = await site.send(REQUESTS);
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('engine_setting');
    expect(site.reported).toHaveLength(1);
  });
});
