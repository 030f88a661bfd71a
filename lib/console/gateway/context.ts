import type { Row } from '@/lib/db/schema';
import type { ActContext } from '../context';

/** One call of an integration: with which token, on which of its queues. */
export interface GatewayContext extends ActContext {
  token: Row<'token'>;
  queueId: string;
  /** Ends the wait of an integration that is gone. What it asked for goes on. */
  signal: AbortSignal;
}
