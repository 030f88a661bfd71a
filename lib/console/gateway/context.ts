import type { Row } from '@/lib/db/schema';
import type { AnswerRoom, Asker } from '@/lib/domain/answer-room';
import type { ActContext } from '../context';

/** One call of an integration: with which token, on which of its queues. */
export interface GatewayContext extends ActContext {
  token: Row<'token'>;
  queueId: string;
  /** Ends the wait of an integration that is gone. What it asked for goes on. */
  signal: AbortSignal;
  /** For the large answers of all tokens. */
  answerRoom: AnswerRoom;
  asker: Asker;
}
