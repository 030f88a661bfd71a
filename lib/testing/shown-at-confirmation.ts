import { z } from 'zod';
import type { Database } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import type { ActVerb } from '@/lib/domain/activity/verbs';
import { ROLES } from '@/lib/domain/actor';

/** Nothing is shown beside what the act is done to: the entry's target names it. */
const ITS_TARGET = z.object({});
const count = z.int().min(0);
const text = z.string().min(1);
const role = z.enum(ROLES);
/** What of a queue was in sight when a call was asked for. */
const seen = z.object({ seen: z.object({ openJobId: text.nullable(), unknownCallId: text.nullable() }) });

/**
 * Every act that a dialog asks to confirm, and what its entry keeps of what the dialog showed: a number that was read, what would be lost,
 * which of several it is. Where a dialog shows what the browser read some time ago, `shown` is that, beside what was so at that moment.
 * Removing the OpenID provider needs one; its entry is looked at where there is (auth/openid/settings.test.ts).
 */
const SHOWN: Partial<Record<ActVerb, z.ZodType>> = {
  'queue.process': z.object({ shown: z.union([seen, z.object({ reconciles: text })]) }),
  'job.finish': z.object({ shown: z.object({ seen: z.object({ state: text, recordCount: count }) }) }),
  'queue.drain-start': z.object({ shown: z.object({ maxRounds: count, queued: count.nullable() }) }),
  'queue.drain-cancel': z.object({ rounds: count, records: count }),
  'queue.drain-resume': z.object({ stoppedBy: text, rounds: count, records: count }),
  'queue.reconcile': z.object({ sentence: text }),
  'queue.remove': ITS_TARGET,
  'job.hand-over': z.object({ recordCount: count }),
  'job.requeue': z.object({ records: count }),
  'payload.erase': z.object({ records: count, values: count, reason: text }),
  'alert.delete': z.object({ lost: z.object({ queued: count }), shown: z.object({ queued: count }) }),
  'model.remove-field': z.object({ valuesLost: count }),
  'site.remove': z.object({ archivedQueues: count }),
  'account.disable': z.object({
    shown: z.object({ madeTokens: count }),
    tokensKept: count,
    roleBefore: role,
  }),
  'account.set-role': z.object({ shown: z.object({ madeTokens: count }), roleBefore: role, role }),
  'account.unlock': ITS_TARGET,
  'second-factor.reset': ITS_TARGET,
  'session.revoke': z.object({ browser: text }),
  'session.revoke-others': z.object({ sessionsEnded: count }),
  'session.revoke-all': z.object({ sessionsEnded: count }),
  'invitation.revoke': ITS_TARGET,
  'password-reset.create': ITS_TARGET,
  'api-token.revoke': z.object({ hint: text }),
  'gateway-token.revoke': z.object({ hint: text }),
  'kiosk-link.revoke': z.object({ hint: text }),
  'oauth-client.revoke': z.object({ tokensEnded: count }),
  'oauth-client.rotate-secret': z.object({ tokensEnded: count }),
  'record.delete': ITS_TARGET,
  'channel.remove': ITS_TARGET,
  'rule.remove': ITS_TARGET,
};

/** Which of them have an entry, done, that does not keep it; and those of which there is no entry to look at. */
export async function actsWithoutWhatWasShown({ kysely }: Database): Promise<string[]> {
  const entries = await kysely
    .selectFrom('activity')
    .select(['verb', 'target_name', 'detail_json'])
    .where('outcome', '=', 'done')
    .where('actor_kind', '=', 'person')
    .execute();
  return Object.entries(SHOWN).flatMap(([verb, kept]) => {
    const ours = entries.filter((entry) => entry.verb === verb);
    if (ours.length === 0) return [`${verb}: was not done`];
    return ours.flatMap(({ target_name: target, detail_json: detail }) => {
      const held = kept.safeParse(readJson(detail));
      if (target !== null && held.success) return [];
      return [`${verb}: ${held.error?.issues[0]?.path.join('.') ?? 'without its target'}`];
    });
  });
}
