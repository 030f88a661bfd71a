import { createHash } from 'node:crypto';
import { AppError } from '@/lib/domain/errors';
import type { FindByTextInput } from '@/lib/domain/api/payload-inputs';
import type { ActContext } from '../context';

/**
 * Where a search goes on: sealed, and good for the same search of the same person alone. So none goes on that was not begun, and
 * each that was begun is in the activity log.
 */
export function sealCursor(ctx: ActContext, input: FindByTextInput, after: string): string {
  return ctx.sealer.seal(Buffer.from(`${searchOf(ctx, input)} ${after}`)).toString('base64url');
}

/** The job the search came to; undefined where it begins. @throws AppError `bad-request` */
export function openCursor(ctx: ActContext, input: FindByTextInput): string | undefined {
  if (input.cursor === undefined || input.cursor === '') return undefined;
  const [search, after] = opened(ctx, input.cursor).split(' ');
  if (search === searchOf(ctx, input)) return after;
  throw notOfThis();
}

function opened(ctx: ActContext, cursor: string): string {
  try {
    return ctx.sealer.open(Buffer.from(cursor, 'base64url')).toString();
  } catch (cause) {
    throw notOfThis(cause);
  }
}

function searchOf({ actor }: ActContext, { text, queueId, from, to }: FindByTextInput): string {
  const search = JSON.stringify([actor.kind, actor.id, text, queueId, from, to]);
  return createHash('sha256').update(search).digest('base64url');
}

function notOfThis(cause?: unknown): AppError {
  return new AppError('bad-request', 'This search cannot go on from there. Begin it anew.', { cause });
}
