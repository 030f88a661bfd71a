import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { insertManyQueues, MANY_SITE_ID } from '@/lib/testing/many-queues';
import { testRuntime } from '@/lib/testing/runtime';
import { watchStreams } from './metrics';
import { metricsText } from './metrics-text';

const docs = path.resolve(import.meta.dirname, '../../../docs');
const dashboard = z.object({
  templating: z.object({ list: z.array(z.object({ query: z.unknown() })) }),
  panels: z.array(
    z.object({
      title: z.string(),
      targets: z.optional(z.array(z.object({ expr: z.string() }))),
    }),
  ),
});

/** Every metric of ours that a text asks for. */
function metricsIn(text: string): string[] {
  return [...text.matchAll(/\b(?:fluxx|process|nodejs)_[a-z_]+\b/g)].map(([name]) => name);
}

it('every metric that the dashboard and the alert rules ask for is there', async () => {
  const runtime = await testRuntime('sqlite');
  watchStreams(runtime.metrics, () => 0);
  await insertManyQueues(runtime.database, 8, Date.now());
  await runtime.database.kysely
    .insertInto('setting')
    .values({ name: `sampled-at:${MANY_SITE_ID}`, value_json: String(Date.now()) })
    .execute();
  const text = await metricsText(runtime);
  const known = new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
  const isKnown = (name: string) => known.has(name) || known.has(name.replace(/_(?:bucket|sum|count)$/, ''));
  const file = readFileSync(path.join(docs, 'grafana/fluxx-alert-console.json'), 'utf8');
  const { panels, templating } = dashboard.parse(JSON.parse(file));
  const asked = [
    ...panels.flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => metricsIn(expr))),
    ...templating.list.flatMap(({ query }) => metricsIn(JSON.stringify(query))),
  ];
  expect(asked.length).toBeGreaterThan(10);
  const rules = metricsIn(readFileSync(path.join(docs, 'operating.md'), 'utf8'));
  expect(rules.length).toBeGreaterThan(5);
  expect([...asked, ...rules].filter((name) => !isKnown(name))).toEqual([]);
});
