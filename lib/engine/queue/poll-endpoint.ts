import { z } from 'zod';
import { untilRead, type AnswerRoom, type Asker } from '@/lib/domain/answer-room';
import { MAX_BATCH } from '@/lib/domain/api/built-in-site';
import { AppError } from '@/lib/domain/errors';
import type { EngineContext } from '../context';
import { answerJson } from '../http/answer';
import { readPairs } from '../http/read-parameters';
import type { Caller } from '../oauth/authenticate';
import { finishJob, type FinishCall } from './finish';
import { processQueue } from './process';

/** `?limit_num=` of the process call. */
export const limitNum = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(MAX_BATCH));

const entry = z.object({
  timestamp: z.int(),
  identity: z.int(),
  recordData: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  key: z.object({
    timestamp: z.int(),
    table: z.string(),
    idColumns: z.tuple([z.literal('id')]),
    id: z.tuple([z.int()]),
  }),
});

export const processAnswer = z.object({ job_uuid: z.string().nullable(), data: z.array(entry) });
export const finishAnswer = z.object({ job_uuid: z.string(), clear_count: z.int() });

interface ProcessAsked {
  queueUuid: string;
  /** As it was sent, with its question mark. */
  query: string;
  /** For what is given again. */
  answerRoom: AnswerRoom;
  asker: Asker;
}

/** `GET /poll/client/{client}/uuid/queue/{queueUuid}`: takes records, although it is a GET. */
export async function answerProcess(
  ctx: EngineContext,
  { clientId }: Caller,
  { queueUuid, query, answerRoom, asker }: ProcessAsked,
): Promise<Response> {
  const limit = readLimit(query);
  const place: { leave: (() => void) | null } = { leave: null };
  const onAgain = (bytes: number): void => {
    // A transaction may be made again.
    place.leave?.();
    place.leave = answerRoom.enter(`application ${clientId}`, bytes);
  };
  try {
    const text = await processQueue(ctx, { queueUuid, limit, clientId, onAgain });
    const answer = answerJson(200, text);
    return place.leave === null ? answer : untilRead(answer, place.leave, asker);
  } catch (error) {
    place.leave?.();
    throw error;
  }
}

/** `GET /poll/client/{client}/uuid/queue_finished/{queueUuid}/{jobUuid}`: clears a job, although it is a GET. */
export async function answerFinish(ctx: EngineContext, call: FinishCall): Promise<Response> {
  return answerJson(200, await finishJob(ctx, call));
}

function readLimit(query: string): number | null {
  const written = readPairs(query).get('limit_num');
  if (written === undefined) return null;
  const parsed = limitNum.safeParse(written);
  if (parsed.success) return parsed.data;
  throw new AppError('bad-request', `limit_num is a whole number from 1 to ${MAX_BATCH}. Nothing was taken.`);
}
