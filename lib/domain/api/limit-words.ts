import { config, type $ZodRawIssue } from 'zod/v4/core';

/** What a text of the wrong length is told where its rule has no words of its own. */
function lengthWords(issue: $ZodRawIssue): string | undefined {
  if (issue.origin !== 'string') return undefined;
  if (issue.code === 'too_big') return `Use at most ${String(issue.maximum)} characters.`;
  if (issue.code === 'too_small')
    return Number(issue.minimum) > 1
      ? `Use at least ${String(issue.minimum)} characters.`
      : 'Enter something here.';
  return undefined;
}

/** What a number out of bounds, or no number at all (text in an address is read as one), is told. */
function numberWords(issue: $ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int'))
    return `A ${issue.expected === 'int' ? 'whole ' : ''}number is expected here.`;
  if (issue.origin !== 'number' && issue.origin !== 'int') return undefined;
  if (issue.code === 'too_big') return `${String(issue.maximum)} is the most here.`;
  if (issue.code === 'too_small') return `${String(issue.minimum)} is the least here.`;
  return undefined;
}

// One configuration for the whole process or tab: the server reads this with its parser, the browser with its root.
config({ customError: (issue) => lengthWords(issue) ?? numberWords(issue) });
