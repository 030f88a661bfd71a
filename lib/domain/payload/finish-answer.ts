import { z } from 'zod';
import {
  looseCount,
  readError,
  readObject,
  unreadable,
  type ErrorAnswer,
  type UnreadableAnswer,
} from './read-json';

/** What a finish call answered. */
export type FinishAnswer =
  | { kind: 'cleared'; clearCount: number }
  /** It speaks of another job than the one asked about. */
  | { kind: 'other-job'; jobUuid: string }
  | ErrorAnswer
  | UnreadableAnswer;

const shape = z.looseObject({ job_uuid: z.string().nullish(), clear_count: looseCount });

/**
 * Reads the whole stored body of a finish call. Never throws.
 * @param jobUuid the job that was to be finished; an answer that leaves it out is taken to be about it.
 */
export function readFinishAnswer(bytes: Uint8Array, jobUuid: string): FinishAnswer {
  const object = readObject(bytes);
  if (object.kind !== 'object') return object;
  const error = readError(object.value);
  if (error !== null) return error;
  const parsed = shape.safeParse(object.value);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    return unreadable(`"${where}" is missing or not of the expected type`);
  }
  const named = parsed.data.job_uuid ?? '';
  if (named !== '' && named.toLowerCase() !== jobUuid.toLowerCase())
    return { kind: 'other-job', jobUuid: named };
  return { kind: 'cleared', clearCount: parsed.data.clear_count };
}
