import { text } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordAct } from '@/lib/audit/record';
import { listActivity } from '@/lib/db/queries/activity/list-activity';
import { insertToken } from '@/lib/db/queries/token/insert-token';
import type { ActVerb } from '@/lib/domain/activity/verbs';
import { ACT_OUTCOMES } from '@/lib/domain/activity/verbs';
import { activityExportQuery, activityQuery, type ActivityPlace } from '@/lib/domain/api/activity-inputs';
import type { ActRow } from '@/lib/domain/api/activity';
import type { Actor, Role } from '@/lib/domain/actor';
import { describeOnEachDatabase, testDatabase, type DatabaseKind } from '@/lib/testing/database';
import {
  insertSiteAndQueue,
  ledgerContext,
  QUEUE_ID,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';
import type { ActContext } from '../context';
import { exportActivity } from './export-activity';
import { getAct } from './get-act';
import { listActors } from './list-actors';
import { askedOf, listActs } from './list-acts';
import { targetPathOf } from './target-path';

const ada: Actor = { kind: 'person', id: 'ada', name: 'Ada', role: 'admin', address: '192.0.2.7' };
const system: Actor = { kind: 'system', id: null, name: 'System', role: 'admin', address: null };
const VERBS: readonly ActVerb[] = [
  'queue.process',
  'job.finish',
  'site.update',
  'session.create',
  'alert.update',
];

async function setUp(kind: DatabaseKind): Promise<ActContext> {
  const { database } = await testDatabase(kind);
  return ledgerContext(database);
}

function as(ctx: ActContext, role: Role): ActContext {
  return { ...ctx, actor: { ...ctx.actor, role } };
}

/** 400 entries of two actors, five verbs and three targets; times go back and forth, as those of long transactions do. */
async function fill(ctx: ActContext): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    for (let index = 0; index < 400; index += 1) {
      await recordAct(trx, {
        at: 1000 + index * 10 + (index % 7) * 15,
        actor: index % 3 === 0 ? system : ada,
        verb: VERBS[index % 5] ?? 'site.update',
        ...(index % 4 === 0
          ? {}
          : {
              target: {
                kind: index % 2 === 0 ? 'queue' : 'job',
                id: `t${index % 3}`,
                name: `Target ${index}`,
              },
            }),
        outcome: ACT_OUTCOMES[index % 11 === 0 ? 2 : 0] ?? 'done',
        detail: { index, shown: { address: '192.0.2.7', count: index } },
      });
    }
  });
}

async function everyPage(ctx: ActContext, query: Record<string, unknown>): Promise<ActRow[]> {
  const rows: ActRow[] = [];
  for (let before: string | null | undefined; before !== null;) {
    const page = await listActs(
      ctx,
      activityQuery.parse({ ...query, ...(before === undefined ? {} : { before }) }),
    );
    rows.push(...page.entries);
    before = page.next;
  }
  return rows;
}

/** The same, looking at only a few entries in one reading, as in a log of a million. */
async function everyShortLook(
  ctx: ActContext,
  query: Record<string, unknown>,
  limit: number,
): Promise<number[]> {
  const { kysely, support } = ctx.database;
  const { before: _first, ...filter } = activityQuery.parse(query);
  const ids: number[] = [];
  for (let before: ActivityPlace | undefined; ;) {
    const asked = { ...askedOf(filter), searchesAll: false, before, limit };
    const page = await listActivity(kysely, support, asked, 37);
    ids.push(...page.rows.map((row) => row.id));
    if (page.next === null) return ids;
    before = page.next;
  }
}

const filters = fc.record(
  {
    actor: fc.constantFrom('person:ada', 'system:', 'person', 'system'),
    group: fc.constantFrom('calls', 'sites', 'sign-in', 'people'),
    target: fc.constantFrom('queue', 'job:t1', 'queue:t2', 'site:x'),
    outcome: fc.constantFrom('done', 'failed', 'unknown'),
    from: fc.integer({ min: 900, max: 6000 }),
    to: fc.integer({ min: 900, max: 6000 }),
    search: fc.constantFrom('target 1', 'ADA', 't2', 'nothing of this'),
  },
  { requiredKeys: [] },
);

const GROUP: Readonly<Record<string, readonly string[]>> = {
  calls: ['queue.process', 'job.finish'],
  sites: ['site.update'],
  'sign-in': ['session.create'],
  people: [],
};

/** The same filter over all entries, in the plainest way. */
function keeps(row: ActRow, query: Record<string, unknown>): boolean {
  const [actorKind, actorId] = String(query['actor'] ?? '').split(':');
  const [targetKind, targetId] = String(query['target'] ?? '').split(':');
  const words = [row.actor.name, row.target?.name ?? '', row.target?.id ?? ''].join('\n').toLowerCase();
  return (
    (!actorKind || row.actor.kind === actorKind) &&
    (actorId === undefined || (row.actor.id ?? '') === actorId) &&
    (!targetKind || row.target?.kind === targetKind) &&
    (targetId === undefined || row.target?.id === targetId) &&
    (query['group'] === undefined || (GROUP[String(query['group'])] ?? []).includes(row.verb)) &&
    (query['outcome'] === undefined || row.outcome === query['outcome']) &&
    (query['from'] === undefined || row.at >= Number(query['from'])) &&
    (query['to'] === undefined || row.at < Number(query['to'])) &&
    words.includes(String(query['search'] ?? '').toLowerCase())
  );
}

describeOnEachDatabase('the list of activity', (kind) => {
  it('shows every entry a filter keeps, once, newest first, page by page', { timeout: 60_000 }, async () => {
    const ctx = as(await setUp(kind), 'viewer');
    await fill(ctx);
    const all = await everyPage(ctx, { limit: 200 });
    expect(all).toHaveLength(400);
    expect(all.map((row) => row.at)).toEqual(all.map((row) => row.at).toSorted((a, b) => b - a));
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 200 }), async (query, limit) => {
        const listed = await everyPage(ctx, { ...query, limit });
        const kept = all.filter((row) => keeps(row, query)).map((row) => row.id);
        expect(listed.map((row) => row.id)).toEqual(kept);
        expect(await everyShortLook(ctx, query, limit)).toEqual(kept);
      }),
      { numRuns: 60 },
    );
  });

  it('shows viewers no addresses, and lets them search for none', async () => {
    const ctx = await setUp(kind);
    await fill(ctx);
    const query = activityQuery.parse({ actor: 'person:ada', limit: 1 });
    for (const [role, address] of [
      ['viewer', null],
      ['operator', '192.0.2.7'],
      ['admin', '192.0.2.7'],
    ] as const) {
      const page = await listActs(as(ctx, role), query);
      expect(page.entries[0]?.address).toBe(address);
      const entry = await getAct(as(ctx, role), page.entries[0]?.id ?? 0);
      expect(JSON.stringify(entry).includes('192.0.2.7')).toBe(address !== null);
      const found = await listActs(as(ctx, role), activityQuery.parse({ search: '192.0.2.7', limit: 1 }));
      expect(found.entries.length).toBe(address === null ? 0 : 1);
    }
  });

  it('shows viewers no e-mail address that stands for a name, and lets them search for none', async () => {
    const ctx = await setUp(kind);
    const email = 'bob@example.org';
    for (const [target, verb] of [
      ['invitation', 'invitation.send'],
      ['reset', 'password-reset.revoke'],
    ] as const)
      await recordAct(ctx.database.kysely, {
        at: 1,
        actor: ada,
        verb,
        target: { kind: target, id: 'link-1', name: email },
        outcome: 'done',
        detail: { issuer: 'https://id.example.org', subject: email },
      });
    for (const role of ['viewer', 'operator'] as const) {
      const sees = role === 'operator';
      const search = async (words: string) =>
        (await listActs(as(ctx, role), activityQuery.parse({ search: words }))).entries;
      const listed = await search('');
      const entries = await Promise.all(listed.map(({ id }) => getAct(as(ctx, role), id)));
      expect(JSON.stringify([listed, entries]).includes(email)).toBe(sees);
      expect(JSON.stringify(entries)).toContain('id.example.org');
      expect(await search('bob@')).toHaveLength(sees ? 2 : 0);
      expect(await search('link-1')).toHaveLength(2);
      const names = sees ? [email, email] : ['a link for a new password', 'an invitation'];
      expect(listed.map((row) => row.target?.name)).toEqual(names);
    }
  });

  it('cuts long names in the list, and shows them whole in the entry with where its target is', async () => {
    const ctx = await setUp(kind);
    await insertSiteAndQueue(ctx, {
      baseUrl: 'http://127.0.0.1:1',
      credentials: UNUSED_CREDENTIALS,
    });
    const name = 'n'.repeat(10_000);
    const target = { kind: 'queue', id: QUEUE_ID, name };
    await recordAct(ctx.database.kysely, {
      at: 1,
      actor: { ...ada, name },
      verb: 'queue.settings',
      target,
      outcome: 'done',
    });
    await recordAct(ctx.database.kysely, {
      at: 2,
      actor: ada,
      verb: 'queue.settings',
      target: { ...target, id: 'gone' },
      outcome: 'done',
    });
    const { entries } = await listActs(ctx, activityQuery.parse({}));
    expect(JSON.stringify(entries).length).toBeLessThan(2000);
    const [gone, here] = await Promise.all(entries.map((row) => getAct(ctx, row.id)));
    expect(here?.target?.name).toBe(name);
    expect([here?.targetPath, gone?.targetPath]).toEqual([`/queues/${QUEUE_ID}`, null]);
    await expect(getAct(ctx, 999)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('can be filtered by every token, and leads from each kind to its own page', async () => {
    const ctx = await setUp(kind);
    const paths = {
      api: '/settings/tokens',
      kiosk: '/settings/tokens/kiosk',
      gateway: '/settings/tokens/gateway',
    };
    for (const [tokenKind, path] of Object.entries(paths)) {
      const row = {
        id: tokenKind,
        kind: tokenKind,
        name: `The ${tokenKind}`,
        secret_hash: tokenKind,
        hint: 'x',
      };
      await insertToken(ctx.database.kysely, { ...row, created_at: 0, created_by: 'Ada' }, []);
      const target = { kind: 'token', id: tokenKind, name: row.name };
      expect(await targetPathOf(as(ctx, 'admin'), target)).toBe(path);
      expect(await targetPathOf(as(ctx, 'admin'), { ...target, id: 'gone' })).toBeNull();
      expect(await targetPathOf(as(ctx, 'operator'), target)).toBeNull();
    }
    expect((await listActors(ctx)).actors).toEqual([
      { kind: 'token', id: 'api', name: 'The api' },
      { kind: 'token', id: 'kiosk', name: 'The kiosk' },
      { kind: 'gateway', id: 'gateway', name: 'The gateway' },
    ]);
  });

  it('is exported whole as it is filtered, and runs nothing in a spreadsheet', async () => {
    const ctx = await setUp(kind);
    await fill(ctx);
    const formula = '=HYPERLINK("http://evil.example")';
    await recordAct(ctx.database.kysely, {
      at: 9,
      actor: { ...ada, name: formula },
      verb: 'site.update',
      outcome: 'done',
    });
    const read = async (query: Record<string, unknown>) =>
      text((await exportActivity(ctx, activityExportQuery.parse(query))).stream);
    const csv = await read({ format: 'csv', group: 'sites' });
    expect(csv.split('\r\n')).toHaveLength(1 + 81 + 1);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    const lines = (await read({ format: 'ndjson' })).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).id).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 403 }, (_, index) => index + 1),
    );
    const exports = await everyPage(ctx, { verb: 'activity.export' });
    expect(exports.map(({ actor }) => actor.name)).toEqual(['Olga Operator', 'Olga Operator']);
    await expect(
      exportActivity(as(ctx, 'viewer'), activityExportQuery.parse({ format: 'csv' })),
    ).rejects.toThrow('operators');
  });
});
