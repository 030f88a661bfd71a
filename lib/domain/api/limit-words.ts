import { z } from 'zod';

/** What a text of the wrong length is told where its rule has no words of its own. */
function lengthWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.origin !== 'string') return undefined;
  if (issue.code === 'too_big') return `Use at most ${String(issue.maximum)} characters.`;
  if (issue.code === 'too_small')
    return Number(issue.minimum) > 1
      ? `Use at least ${String(issue.minimum)} characters.`
      : 'Enter something here.';
  return undefined;
}

z.config({ customError: lengthWords });
