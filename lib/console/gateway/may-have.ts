import type { Queryable } from '@/lib/db/database';
import { findToken } from '@/lib/db/queries/token/find-token';
import type { Row } from '@/lib/db/schema';

/** Whose jobs are nobody's but theirs: a person, or a program that does a person's work here. */
const TAKEN_BY_HAND: ReadonlySet<string> = new Set(['person', 'token', 'cli', 'system']);

/**
 * Whether an integration may be given a job's records (console.md, "The gateway"): one that its own token took or whose token
 * is revoked, one that was handed over, and one that an integration took on the site itself. A job a person took, or another
 * integration's, it may not: both would work on the same records.
 */
export async function mayHave(
  db: Queryable,
  token: Row<'token'>,
  job: Row<'job'>,
  now: number,
): Promise<boolean> {
  if (job.handed_over_at !== null) {
    return job.replayed_to_id === null || isOwnOrGone(db, token, job.replayed_to_id, now);
  }
  if (job.holder_kind === 'gateway') return isOwnOrGone(db, token, job.holder_id, now);
  return !TAKEN_BY_HAND.has(job.holder_kind);
}

/** A token that was revoked or is over has a successor: nobody else would come for its job. */
async function isOwnOrGone(
  db: Queryable,
  token: Row<'token'>,
  holderId: string | null,
  now: number,
): Promise<boolean> {
  if (holderId === token.id) return true;
  const holder = holderId === null ? undefined : await findToken(db, holderId);
  if (holder === undefined || holder.revoked_at !== null) return true;
  return holder.expires_at !== null && holder.expires_at <= now;
}
