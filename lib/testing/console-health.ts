import { onTestFinished } from 'vitest';
import { DEFAULT_HEALTH_SETTINGS } from '@/lib/domain/health-settings';
import { text, type AuditedClient } from './console-client';
import { startWebhookServer } from './webhook-server';

/** Changes limits, snoozes, takes an incident in hand, and makes, tries and removes a channel and a rule. */
export async function healthThroughApi(client: AuditedClient, queueId: string): Promise<void> {
  const id = { id: queueId };
  await client.ask('POST /health/settings', {}, { ...DEFAULT_HEALTH_SETTINGS });
  const own = { openJobMs: 60_000, queuedRecords: null, oldestMs: null, quiet: null };
  await client.ask('POST /queues/[id]/health', id, own);
  await client.ask('POST /queues/[id]/snooze', id, { until: Date.now() + 3_600_000, reason: 'Known' });
  await client.ask('POST /queues/[id]/snooze/end', id);
  const incident = '0198d3a0-0000-7000-8000-00000000000a';
  await client.runtime.database.kysely
    .insertInto('incident')
    .values({ id: incident, queue_id: queueId, state: 'stuck', sentence: 'Stuck.', opened_at: 1 })
    .execute();
  await client.ask('POST /incidents/[id]/acknowledge', { id: incident });
  await notificationsThroughApi(client);
}

async function notificationsThroughApi(client: AuditedClient): Promise<void> {
  const server = await startWebhookServer();
  onTestFinished(() => server.close());
  const hook = { kind: 'webhook', name: 'Hook', url: server.url };
  const channelId = text(await client.ask('POST /notifications/channels', {}, hook), 'channel.id');
  const channel = { id: channelId };
  await client.ask('POST /notifications/channels/[id]', channel, { name: 'Hook 2' });
  await client.ask('POST /notifications/channels/[id]/rotate', channel);
  await client.ask('POST /notifications/channels/[id]/test', channel);
  const rule = { name: 'Rule', channelId, states: ['stuck'], remindMs: null };
  await client.ask('POST /notifications/rules', {}, rule);
  const { rules } = await client.ask('GET /notifications');
  const made = { id: text(Array.isArray(rules) ? rules[0] : null, 'id') };
  await client.ask('POST /notifications/rules/[id]', made, { ...rule, states: ['failing'] });
  await client.ask('POST /notifications/rules/[id]/remove', made);
  await client.ask('POST /notifications/channels/[id]/remove', channel);
}
