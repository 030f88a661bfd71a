import type { Database } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import type { ActVerb } from '@/lib/domain/activity/verbs';

/**
 * Every act that a dialog asks to confirm, and where its entry keeps what the dialog showed of it: a number that was read, or what would
 * be lost. `target` and a name are enough where the dialog shows no more than what the act is done to.
 */
const SHOWN: Partial<Record<ActVerb, readonly string[] | 'its target'>> = {
  'queue.process': ['shown'],
  'job.finish': ['shown'],
  'queue.drain-start': ['shown'],
  'queue.reconcile': ['sentence'],
  'job.hand-over': ['recordCount'],
  'job.requeue': ['records'],
  'payload.erase': ['records', 'values', 'reason'],
  'alert.delete': ['lost', 'shown'],
  'model.remove-field': ['valuesLost'],
  'site.remove': ['archivedQueues'],
  'account.disable': ['shown', 'tokensKept'],
  'account.set-role': ['shown', 'roleBefore'],
  'account.unlock': 'its target',
  'session.revoke-all': 'its target',
  'password-reset.create': 'its target',
  'api-token.revoke': ['hint'],
  'gateway-token.revoke': 'its target',
  'kiosk-link.revoke': ['hint'],
  'oauth-client.revoke': 'its target',
  'record.delete': 'its target',
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
    const whole = ours.filter(({ target_name: target, detail_json: detail }) => {
      const held = readJson<Record<string, unknown>>(detail);
      return (
        target !== null && (kept === 'its target' || kept.every((name) => (held[name] ?? null) !== null))
      );
    });
    return whole.length === ours.length ? [] : [`${verb}: without ${String(kept)}`];
  });
}
