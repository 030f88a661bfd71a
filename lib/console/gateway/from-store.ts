import { inRoom, STREAM_BYTES } from '@/lib/domain/answer-room';
import type { GatewayContext } from './context';

/**
 * Makes an answer of stored bytes, which are read as they are taken: as many at once of one token, and of all, as there is room for.
 * @param bytes of the answer
 * @throws AppError `too-many-requests`, `unavailable` before anything is done; what the work throws.
 */
export function fromStore(
  ctx: GatewayContext,
  bytes: number,
  work: () => Promise<Response>,
): Promise<Response>;
export function fromStore(
  ctx: GatewayContext,
  bytes: number,
  work: () => Promise<Response | null>,
): Promise<Response | null>;
export function fromStore(
  { answerRoom: room, token, asker }: GatewayContext,
  bytes: number,
  work: () => Promise<Response | null>,
): Promise<Response | null> {
  return inRoom({ room, who: token.id, bytes: Math.min(bytes, STREAM_BYTES), asker }, work);
}
