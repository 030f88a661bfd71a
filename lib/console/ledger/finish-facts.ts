import type { Row } from '@/lib/db/schema';
import type { Judgement } from './outcome';

export interface FinishFacts {
  call: Row<'call'>;
  judgement: Judgement;
  /** When the site answered, as far as that is known: a call may be settled long after (epoch milliseconds). */
  seenAt: number;
  now: number;
}
