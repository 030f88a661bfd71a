import { z } from 'zod';
import { isJobUuid } from '../payload/job-uuid';

/** A Job UUID that somebody knows, and where from: kept in the activity log. Nothing else of a file or text is sent. */
export const recoverInput = z.strictObject({
  jobUuid: z.string().trim().refine(isJobUuid, 'A UUID looks like 90ff218f-58f8-11ea-8424-0265ea535fd4.'),
  source: z.enum(['typed', 'text', 'file']),
});

export type RecoverInput = z.infer<typeof recoverInput>;
