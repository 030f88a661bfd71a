import { z } from 'zod';
import { explainDatabaseError } from '@/lib/db/database-error';
import { findScopedQueue } from '@/lib/db/queries/token/find-scoped-queue';
import type { Row } from '@/lib/db/schema';
import type { AnswerRoom, Asker } from '@/lib/domain/answer-room';
import { AppError, isAppError } from '@/lib/domain/errors';
import { isJobUuid } from '@/lib/domain/payload/job-uuid';
import type { ConsoleContext } from '../context';
import { answerAppError, answerError } from './answers';
import type { GatewayContext } from './context';
import { gatewayFinish } from './finish';
import { noteUse } from './note-use';
import { gatewayProcess } from './process';

/** What an integration asks for: the path's segments, and how it may be told apart. */
export interface GatewayRequest {
  method: string;
  /**
   * The live gateway token it came with. Whoever serves the gateway counts wrong ones and writes them down, as those of the other kinds.
   * @throws AppError `unauthenticated`, `too-many-requests`.
   */
  findToken(): Promise<Row<'token'>>;
  queueUuid: string;
  /** Given for a finish. */
  jobUuid?: string;
  query: URLSearchParams;
  /** The network address it came from. */
  address: string | null;
  /** What it is called in the log and in its answer. */
  requestId: string;
  asker: Asker;
  /** For the large answers of all tokens. */
  answerRoom: AnswerRoom;
}

/** As the built-in site takes it: 1 to 1,000, once. */
const limitNum = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(1000));

/**
 * The gateway (console.md): answers the two calls of the poll API for integrations that poll through the console. It never rejects;
 * errors have Fluxx's shape, and say whether anything changed.
 */
export async function answerGateway(ctx: ConsoleContext, request: GatewayRequest): Promise<Response> {
  try {
    return await answer(ctx, request);
  } catch (error) {
    const known = isAppError(error) ? error : explainDatabaseError(error);
    if (known !== undefined && known.code !== 'internal') return answerAppError(known);
    ctx.log.error({ err: error, queueUuid: request.queueUuid }, 'The gateway failed to answer');
    return answerError(
      500,
      'Something failed in the console. What came of the call, if it left, is in the ledger: ask again, and it is looked up.',
    );
  }
}

async function answer(ctx: ConsoleContext, request: GatewayRequest): Promise<Response> {
  if (request.method !== 'GET')
    return answerError(405, 'This address answers GET only. Nothing was done.', { allow: 'GET' });
  const token = await request.findToken();
  const queue = await findScopedQueue(ctx.database.kysely, token.id, request.queueUuid);
  if (queue === undefined) {
    throw new AppError(
      'not-found',
      'No queue with this UUID is in the scope of this gateway token. Nothing was done. An admin of the console sees its queues under Settings, Tokens.',
    );
  }
  const { jobUuid } = request;
  const limit = jobUuid === undefined ? readLimit(request.query) : null;
  if (jobUuid !== undefined) refuseUnlessUuid(jobUuid);
  const asked = contextOf(ctx, request, { token, queueId: queue.id });
  await noteUse(asked, queue.last_used_at);
  return jobUuid === undefined ? gatewayProcess(asked, limit) : gatewayFinish(asked, jobUuid);
}

function refuseUnlessUuid(jobUuid: string): void {
  if (isJobUuid(jobUuid)) return;
  throw new AppError(
    'not-found',
    'A Job UUID looks like 90ff218f-58f8-11ea-8424-0265ea535fd4. Nothing was done.',
  );
}

function contextOf(
  ctx: ConsoleContext,
  { address, requestId, asker, answerRoom }: GatewayRequest,
  scope: { token: Row<'token'>; queueId: string },
): GatewayContext {
  const { id, name } = scope.token;
  return {
    ...ctx,
    ...scope,
    signal: asker.signal,
    asker,
    answerRoom,
    actor: { kind: 'gateway', id, name, role: 'operator', address, requestId },
  };
}

function readLimit(query: URLSearchParams): number | null {
  const written = query.getAll('limit_num');
  if (written.length === 0) return null;
  const parsed = written.length === 1 ? limitNum.safeParse(written[0]) : undefined;
  if (parsed?.success === true) return parsed.data;
  throw new AppError('bad-request', 'limit_num is a whole number from 1 to 1000. Nothing was taken.');
}
