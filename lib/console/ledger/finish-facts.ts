import type { Row } from '@/lib/db/schema';
import type { Judgement } from './outcome';

export interface FinishFacts {
  call: Row<'call'>;
  judgement: Judgement;
  now: number;
}
