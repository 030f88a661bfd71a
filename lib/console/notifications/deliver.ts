import { setTimeout as pause } from 'node:timers/promises';
import { recordAct } from '@/lib/audit/record';
import { explainDatabaseError } from '@/lib/db/database-error';
import { readJson } from '@/lib/db/json';
import { claimNotification } from '@/lib/db/queries/notification/claim-notification';
import { dropWrongHolds } from '@/lib/db/queries/notification/drop-wrong-holds';
import { findChannel } from '@/lib/db/queries/notification/find-channel';
import { holdChannel } from '@/lib/db/queries/notification/hold-channel';
import { listDueChannels } from '@/lib/db/queries/notification/list-due-channels';
import { settleNotification } from '@/lib/db/queries/notification/settle-notification';
import type { Row } from '@/lib/db/schema';
import { systemActor } from '@/lib/domain/actor';
import { nextAttemptAt } from '@/lib/domain/notifications/back-off';
import type { NotificationMessage } from '@/lib/domain/notifications/message';
import type { NotifyContext } from './context';
import { send, type Sent } from './send';
import { usableTarget } from './usable-target';

/** A claim lasts two minutes (claim-notification.ts). */
const NOTED_WITHIN_MS = 100_000;
const NOTE_AGAIN_MS = 1_000;

export interface Deliverer {
  /** Begins to send what is due, and comes back: a channel that does not answer must not keep another waiting. */
  run(signal: AbortSignal): Promise<void>;
  /** Ends when nothing is being sent. */
  settled(): Promise<void>;
}

/**
 * Empties the outbox. Each channel is served one message at a time, all of them at once; a message is claimed first, so that no other
 * instance sends it too. A program that dies between sending and noting it sends it once more, under the same id.
 */
export function makeDeliverer(ctx: NotifyContext): Deliverer {
  const busy = new Map<string, Promise<void>>();
  return {
    async run(signal) {
      for (const channelId of await listDueChannels(ctx.database.kysely, ctx.clock.now())) {
        if (busy.has(channelId)) continue;
        const work = serve(ctx, channelId, signal)
          .catch((error: unknown) => ctx.log.error({ channelId, error }, 'A channel could not be served'))
          .finally(() => busy.delete(channelId));
        busy.set(channelId, work);
      }
    },
    async settled() {
      await Promise.all(busy.values());
    },
  };
}

async function serve(ctx: NotifyContext, channelId: string, signal: AbortSignal): Promise<void> {
  await dropWrongHolds(ctx.database.kysely, channelId, ctx.clock.now());
  let goesOn = true;
  while (goesOn && !signal.aborted) goesOn = await serveNext(ctx, channelId, signal);
}

/**
 * @returns false when nothing more is to be sent now. What waits behind one that failed would fail as well, unless it was that message alone
 * which was refused.
 */
async function serveNext(ctx: NotifyContext, channelId: string, signal: AbortSignal): Promise<boolean> {
  const channel = await findChannel(ctx.database.kysely, channelId);
  if (channel === undefined) return false;
  const target = await usableTarget(ctx, channel);
  if (target === null) return false;
  const claimed = await claimNotification(ctx.database, channelId, ctx.clock.now());
  if (claimed === undefined) return false;
  const message = readJson<NotificationMessage>(claimed.message_json);
  const sent = await send(ctx, target, { id: claimed.id, message });
  await untilNoted(ctx, () => settle(ctx, { channel, claimed, sent }), signal);
  return sent.ok || sent.isOfMessage;
}

/**
 * What was sent and is not noted is sent a second time when its claim has run out. So a database that cannot work at the moment is
 * asked again, for almost as long as the claim.
 */
async function untilNoted(ctx: NotifyContext, note: () => Promise<void>, signal: AbortSignal): Promise<void> {
  const until = performance.now() + NOTED_WITHIN_MS;
  for (;;) {
    try {
      return await note();
    } catch (error) {
      if (explainDatabaseError(error) === undefined || signal.aborted || performance.now() > until)
        throw error;
      ctx.log.warn({ error }, 'What came of a message could not be noted; it is tried again');
      await pause(NOTE_AGAIN_MS * (0.5 + Math.random()));
    }
  }
}

interface Attempt {
  channel: Row<'notification_channel'>;
  claimed: Row<'notification'>;
  sent: Sent;
}

async function settle(ctx: NotifyContext, { channel, claimed, sent }: Attempt): Promise<void> {
  const now = ctx.clock.now();
  const told = { answer_status: sent.status, problem: sent.problem };
  if (sent.ok) {
    const end = { state: 'delivered', next_attempt_at: null, ended_at: now };
    await settleNotification(ctx.database.kysely, claimed, { ...told, ...end });
    return;
  }
  const again = sent.isFinal ? null : retryAt(claimed, sent, now);
  if (again !== null && sent.isOfMessage) {
    await settleNotification(ctx.database.kysely, claimed, { ...told, next_attempt_at: again });
    return;
  }
  if (again !== null) {
    await ctx.database.transaction(async (trx) => {
      // The whole channel waits: what comes behind would knock on the same closed door.
      if (await settleNotification(trx, claimed, told)) await holdChannel(trx, channel.id, again);
    });
    return;
  }
  const end = { state: 'given-up', next_attempt_at: null, ended_at: now };
  await ctx.database.transaction(async (trx) => {
    if (!(await settleNotification(trx, claimed, { ...told, ...end }))) return;
    await recordAct(trx, {
      at: now,
      actor: systemActor,
      verb: 'notification.give-up',
      target: { kind: 'channel', id: channel.id, name: channel.name },
      outcome: 'failed',
      detail: { notification: claimed.id, attempts: claimed.attempts, problem: sent.problem },
    });
  });
}

function retryAt(claimed: Row<'notification'>, { retryAfterMs }: Sent, now: number): number | null {
  const { attempts, created_at: createdAt } = claimed;
  return nextAttemptAt({ attempts, createdAt, now, retryAfterMs, random: Math.random() });
}
