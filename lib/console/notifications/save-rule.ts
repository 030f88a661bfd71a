import { v7 as newId } from 'uuid';
import { recordAct } from '@/lib/audit/record';
import type { Queryable } from '@/lib/db/database';
import { writeJson } from '@/lib/db/json';
import { findRule, insertRule, updateRule } from '@/lib/db/queries/notification/put-rule';
import type { ActVerb } from '@/lib/domain/activity/verbs';
import type { RuleInput } from '@/lib/domain/api/notification-inputs';
import { AppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { requireChannel } from './require-channel';

/**
 * Makes a rule. It tells of what opens or becomes worse, and within a minute of what stands already, where its channel never heard of it.
 * @throws AppError `forbidden`, `not-found` when the channel is gone
 */
export async function createRule(ctx: ActContext, input: RuleInput): Promise<void> {
  requireRole(ctx.actor, 'notification.write');
  const id = newId();
  await ctx.database.transaction(async (trx) => {
    await requireChannel(trx, input.channelId);
    await insertRule(trx, { id, ...columnsOf(input), created_at: ctx.clock.now() });
    await noteRule(trx, ctx, { verb: 'rule.create', id, input });
  });
}

/** Changes a rule. @throws AppError `forbidden`, `not-found` */
export async function changeRule(ctx: ActContext, id: string, input: RuleInput): Promise<void> {
  requireRole(ctx.actor, 'notification.write');
  await ctx.database.transaction(async (trx) => {
    if ((await findRule(trx, id)) === undefined) {
      throw new AppError('not-found', 'There is no such rule, or it was removed. Nothing was changed.');
    }
    await requireChannel(trx, input.channelId);
    await updateRule(trx, id, columnsOf(input));
    await noteRule(trx, ctx, { verb: 'rule.update', id, input });
  });
}

function columnsOf(input: RuleInput) {
  return {
    name: input.name,
    channel_id: input.channelId,
    states_json: writeJson(input.states),
    sites_json: input.sites === null ? null : writeJson(input.sites),
    queues_json: input.queues === null ? null : writeJson(input.queues),
    remind_ms: input.remindMs,
    enabled: input.enabled ? 1 : 0,
  };
}

async function noteRule(
  trx: Queryable,
  { clock, actor }: ActContext,
  { verb, id, input }: { verb: ActVerb; id: string; input: RuleInput },
): Promise<void> {
  await recordAct(trx, {
    at: clock.now(),
    actor,
    verb,
    target: { kind: 'rule', id, name: input.name },
    outcome: 'done',
    detail: { ...input },
  });
}
