import type { Queryable } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { listUnknownCalls } from '@/lib/db/queries/call/list-unknown-calls';
import type { Row } from '@/lib/db/schema';
import { mintedAt, wasMintedByCall } from '@/lib/domain/payload/job-uuid';
import { SOMEBODY_ELSE } from './job-columns';
import type { Judgement } from './outcome';

export interface ProcessFacts {
  call: Row<'call'>;
  judgement: Judgement;
  isBuiltIn: boolean;
  /** When the site answered, as far as that is known: a call may be settled long after (epoch milliseconds). */
  seenAt: number;
  now: number;
}

/** Where the job of an answer comes from, as far as it can be told. */
export interface JobOrigin {
  /** Whether the call minted the Job UUID; null when it cannot be told. */
  minted: boolean | null;
  /** The earlier process calls of unknown outcome, oldest first. */
  unknown: readonly Row<'call'>[];
  /** The newest of them: its answer was lost. */
  lost: Row<'call'> | undefined;
  /** Whether the job counts as this call's own, and not as one that stood open before. */
  isOwn: boolean;
}

/** Two calls this close cannot be told apart by the second in which a job was minted. */
const TOO_CLOSE_MS = 3000;

/**
 * Tells whether a process call made the job it was answered, or was handed one that stood open: an earlier one of ours whose
 * answer was lost, or somebody else's. Where an answer was lost, a job in doubt counts as that one.
 */
export async function originOf(
  trx: Queryable,
  facts: ProcessFacts,
  jobUuid: string | null,
): Promise<JobOrigin> {
  const { call } = facts;
  const calls = await listUnknownCalls(trx, [call.queue_id]);
  const unknown = calls.filter((one) => one.verb === 'process' && one.id !== call.id);
  const lost = unknown.at(-1);
  const minted = jobUuid === null ? null : mintedByCall(facts, jobUuid);
  if (lost === undefined) return { minted, unknown, lost, isOwn: minted !== false };
  const lostAt = lost.settled_at ?? lost.sent_at ?? lost.requested_at;
  const isFarFromLost = (call.sent_at ?? call.requested_at) - lostAt > TOO_CLOSE_MS;
  const isOwn = minted === true && isFarFromLost && lost.found_job_uuid !== jobUuid;
  return { minted, unknown, lost, isOwn };
}

/** Who took a job that is first seen now, and when. */
export function openingColumns({ call, now }: ProcessFacts, { isOwn, lost }: JobOrigin, jobUuid: string) {
  const opener = isOwn ? call : lost;
  const openedAt = opener?.sent_at ?? mintedAt(jobUuid) ?? now;
  const holder =
    opener === undefined
      ? SOMEBODY_ELSE
      : { holder_kind: opener.actor_kind, holder_id: opener.actor_id, holder_name: opener.actor_name };
  return { opened_at: openedAt, opened_call_id: opener?.id ?? null, ...holder };
}

function mintedByCall({ call, isBuiltIn, now }: ProcessFacts, jobUuid: string): boolean | null {
  const headers: Readonly<Record<string, string>> =
    call.headers_json === null ? {} : readJson(call.headers_json);
  const date = Date.parse(headers['date'] ?? '');
  const answeredAt = call.answered_at ?? now;
  return wasMintedByCall(jobUuid, {
    sentAt: call.sent_at ?? answeredAt,
    answeredAt,
    siteDate: Number.isNaN(date) ? null : date,
    sharesClock: isBuiltIn,
  });
}
