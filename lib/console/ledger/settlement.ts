import type { Judgement } from './outcome';

/** What came of a call once the job it is about has been looked at. */
export interface Settlement {
  judgement: Judgement;
  detail: string;
  jobId: string | null;
  /** Concluded and not seen. */
  inferred: boolean;
}
