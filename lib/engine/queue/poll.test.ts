import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { mintedAt } from '@/lib/domain/payload/job-uuid';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { SITE_START, testSite } from '@/lib/testing/engine-site';
import { deleteAlert } from '../alerts/delete-alert';
import { updateAlert } from '../alerts/update-alert';
import { deleteRecord } from '../records/delete-record';
import { saveRecords } from '../records/save-records';
import { changeSiteSettings } from '../settings/change-settings';
import { finishAnswer, processAnswer } from './poll-endpoint';

const EMPTY = '{"job_uuid":null,"data":[]}';

/** A site with one Filter alert and `count` queued records, a second apart. */
async function siteWithQueue(kind: DatabaseKind, count: number, extraFields: readonly string[] = []) {
  const site = await testSite(kind);
  const alert = await site.makeAlert({ alert_trigger_type: 'Filter', extra_fields: extraFields });
  for (let index = 0; index < count; index += 1) {
    await saveRecords(site.ctx, [{ model: 'grant_request', values: {} }], systemActor);
    site.clock.advance(1000);
  }
  const take = async (query = '') => {
    const answer = await site.process(alert.queueUuid, query);
    return { ...answer, ...processAnswer.parse(answer.json) };
  };
  return { site, alert, queueUuid: alert.queueUuid, take };
}

function identities(data: readonly { identity: number }[]): number[] {
  return data.map((entry) => entry.identity);
}

describeOnEachDatabase('the poll API', (kind) => {
  it('answers process byte for byte in the shape of the source document', async () => {
    const site = await testSite(kind);
    const { queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter' });
    site.clock.set(1_582_750_995_678);
    await saveRecords(site.ctx, [{ model: 'grant_request', values: { id: 21_277_590 } }], systemActor);
    site.clock.advance(60_000);
    const answer = await site.process(queueUuid);
    const { job_uuid: jobUuid } = processAnswer.parse(answer.json);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.text).toBe(
      `{"job_uuid":"${jobUuid ?? ''}","data":[{"timestamp":1582750995,"identity":21277590,"recordData":{"id":21277590},` +
        '"key":{"timestamp":1582750995,"table":"requests","idColumns":["id"],"id":[21277590]}}]}',
    );
    // Minted by the call, version 1.
    expect(mintedAt(jobUuid ?? '')).toBe(site.clock.now());
    const finished = await site.finish(queueUuid, jobUuid ?? '');
    expect(finished.text).toBe(`{"job_uuid":"${jobUuid ?? ''}","clear_count":1}`);
  });

  it('gives extra fields in order, related ones too, null when empty, money as it was stored', async () => {
    const site = await testSite(kind);
    const extraFields = [
      'amount_requested',
      'program_organization_id.name',
      'program_id.name',
      'state',
      'granted',
      'created_at',
    ];
    const { queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter', extra_fields: extraFields });
    const [organization] = await saveRecords(
      site.ctx,
      [{ model: 'organization', values: { name: 'Café "Ü"' } }],
      systemActor,
    );
    await saveRecords(
      site.ctx,
      [
        {
          model: 'grant_request',
          values: {
            program_organization_id: organization?.id,
            amount_requested: '12345678901234567890.10',
            granted: 'true',
          },
        },
        { model: 'grant_request', values: { program_organization_id: 999 } },
      ],
      systemActor,
    );
    const { text } = await site.process(queueUuid);
    const created = new Date(SITE_START).toISOString();
    expect(text).toContain(
      `"recordData":{"id":1,"amount_requested":"12345678901234567890.1","program_organization_id.name":"Café \\"Ü\\"","program_id.name":null,"state":"new","granted":true,"created_at":"${created}"}`,
    );
    expect(text).toContain(
      `"recordData":{"id":2,"amount_requested":null,"program_organization_id.name":null,"program_id.name":null,"state":"new","granted":null,"created_at":"${created}"}`,
    );
  });

  it('reads recordData when the job is made; a deleted record has its id and nulls', async () => {
    const { site, take } = await siteWithQueue(kind, 2, ['project_summary']);
    await saveRecords(
      site.ctx,
      [{ model: 'grant_request', id: 2, values: { project_summary: 'Later' } }],
      systemActor,
    );
    await deleteRecord(site.ctx, { model: 'grant_request', id: 1 }, systemActor);
    const { data } = await take();
    expect(identities(data)).toEqual([1, 2, 2]);
    expect(data.map((entry) => entry.recordData)).toEqual([
      { id: 1, project_summary: null },
      { id: 2, project_summary: 'Later' },
      { id: 2, project_summary: 'Later' },
    ]);
    expect(new Set(data.map((entry) => entry.timestamp)).size).toBe(3);
  });

  it('makes no job when nothing is queued', async () => {
    const { site, take } = await siteWithQueue(kind, 0);
    expect((await take()).text).toBe(EMPTY);
    expect(await site.database.kysely.selectFrom('engine_job').selectAll().execute()).toEqual([]);
  });

  it('redelivers an outstanding job with the same bytes, whatever was saved or asked since', async () => {
    const { site, take } = await siteWithQueue(kind, 3, ['project_summary']);
    const first = await take('?limit_num=2');
    await saveRecords(
      site.ctx,
      [{ model: 'grant_request', id: 1, values: { project_summary: 'Changed' } }],
      systemActor,
    );
    site.clock.advance(5000);
    const again = await take();
    expect(again.status).toBe(200);
    expect(again.text).toBe(first.text);
  });

  it('can answer an outstanding job with its UUID only, or with 409', async () => {
    const { site, queueUuid, take } = await siteWithQueue(kind, 1);
    const first = await take();
    await changeSiteSettings(site.ctx, { outstanding: 'uuid-only' }, systemActor);
    expect((await take()).text).toBe(JSON.stringify({ job_uuid: first.job_uuid, data: [] }));
    await changeSiteSettings(site.ctx, { outstanding: 'refuse' }, systemActor);
    const refused = await site.process(queueUuid);
    expect(refused.status).toBe(409);
    expect(refused.json).toMatchObject({ error: { code: 409 } });
    expect((await site.finish(queueUuid, first.job_uuid ?? '')).status).toBe(200);
    expect((await take()).text).toBe(EMPTY);
  });

  it('answers a second finish as the first', async () => {
    const { site, queueUuid, take } = await siteWithQueue(kind, 2);
    const { job_uuid: jobUuid } = await take();
    const first = await site.finish(queueUuid, jobUuid ?? '');
    expect(finishAnswer.parse(first.json)).toEqual({ job_uuid: jobUuid, clear_count: 2 });
    const again = await site.finish(queueUuid, (jobUuid ?? '').toUpperCase());
    expect([again.status, again.text]).toEqual([200, first.text]);
    const queue = await site.database.kysely.selectFrom('engine_queue').selectAll().executeTakeFirstOrThrow();
    expect(queue).toMatchObject({ queued: 0, entered_total: 2, taken_total: 2, finished_total: 2 });
  });

  it('answers 404 for an unknown queue, an unknown job and a job of another queue', async () => {
    const { site, queueUuid, take } = await siteWithQueue(kind, 1);
    const other = await site.makeAlert({ alert_trigger_type: 'Filter' });
    const { job_uuid: jobUuid } = await take();
    const unknown = '90ff218f-58f8-11ea-8424-0265ea535fd4';
    expect((await site.process(unknown)).status).toBe(404);
    expect((await site.process('%00')).status).toBe(404);
    expect((await site.finish(unknown, jobUuid ?? '')).status).toBe(404);
    expect((await site.finish(queueUuid, unknown)).status).toBe(404);
    expect((await site.finish(other.queueUuid, jobUuid ?? '')).status).toBe(404);
    expect((await take()).job_uuid).toBe(jobUuid);
  });

  it('keeps process and finish of a disabled alert working, and queues nothing for it', async () => {
    const { site, alert, queueUuid, take } = await siteWithQueue(kind, 1);
    await updateAlert(site.ctx, alert.id, { alert_enabled: false }, systemActor);
    await saveRecords(site.ctx, [{ model: 'grant_request', values: {} }], systemActor);
    const { job_uuid: jobUuid, data } = await take();
    expect(identities(data)).toEqual([1]);
    expect((await site.finish(queueUuid, jobUuid ?? '')).status).toBe(200);
    expect((await take()).text).toBe(EMPTY);
  });

  it('takes the oldest first, at most limit_num of them, and refuses a limit_num outside 1 to 1000', async () => {
    const { site, queueUuid, take } = await siteWithQueue(kind, 5);
    for (const bad of ['0', '1001', '-1', 'x', '1.5', '', '1&limit_num=2']) {
      const refused = await site.process(queueUuid, `?limit_num=${bad}`);
      expect([bad, refused.status]).toEqual([bad, 400]);
    }
    const first = await take('?limit_num=2');
    expect(identities(first.data)).toEqual([1, 2]);
    await site.finish(queueUuid, first.job_uuid ?? '');
    expect(identities((await take('?limit_num=1000')).data)).toEqual([3, 4, 5]);
  });

  it('empties a queue of 2,300 by jobs of 1,000, each record once, in the order of their triggers', async () => {
    const { site, queueUuid, take } = await siteWithQueue(kind, 0);
    await saveRecords(
      site.ctx,
      Array.from({ length: 2300 }, () => ({ model: 'grant_request', values: {} })),
      systemActor,
    );
    const taken: number[][] = [];
    for (let answer = await take(); answer.job_uuid !== null; answer = await take()) {
      taken.push(identities(answer.data));
      await site.finish(queueUuid, answer.job_uuid);
    }
    expect(taken.map((ids) => ids.length)).toEqual([1000, 1000, 300]);
    expect(taken.flat()).toEqual(Array.from({ length: 2300 }, (_, index) => index + 1));
  });

  it('does nothing for HEAD and every other method, and says which one it answers', async () => {
    const { site, queueUuid, take } = await siteWithQueue(kind, 1);
    for (const method of ['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const refused = await site.send(`/poll/client/1/uuid/queue/${queueUuid}`, { method });
      expect([method, refused.status, refused.headers.get('allow')]).toEqual([method, 405, 'GET']);
    }
    const jobs = await site.database.kysely.selectFrom('engine_job').selectAll().execute();
    expect(jobs).toEqual([]);
    const { job_uuid: jobUuid } = await take();
    const finish = `/poll/client/1/uuid/queue_finished/${queueUuid}/${jobUuid ?? ''}`;
    expect((await site.send(finish, { method: 'HEAD' })).status).toBe(405);
    expect((await take()).job_uuid).toBe(jobUuid);
  });

  it('takes any client segment', async () => {
    const { site, queueUuid } = await siteWithQueue(kind, 0);
    expect((await site.send(`/poll/client/:client_id/uuid/queue/${queueUuid}`)).text).toBe(EMPTY);
    expect((await site.send(`/poll/client/lives/uuid/queue/${queueUuid}`)).text).toBe(EMPTY);
  });

  it('forgets the queue of a deleted alert', async () => {
    const { site, alert, queueUuid } = await siteWithQueue(kind, 2);
    await deleteAlert(site.ctx, alert.id, systemActor);
    expect((await site.process(queueUuid)).status).toBe(404);
    expect(await site.database.kysely.selectFrom('engine_queue_entry').selectAll().execute()).toEqual([]);
  });
});
