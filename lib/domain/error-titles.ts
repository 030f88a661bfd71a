/**
 * The closed set of things that can go wrong, each with one title. A browser needs no more of them than this; `errors.ts` gives each
 * its HTTP status.
 */
export const ERROR_TITLES = {
  'bad-request': 'The request could not be read',
  unauthenticated: 'Sign in first',
  forbidden: 'Not allowed',
  'confirmation-required': 'Confirm first that it is you',
  'not-found': 'Not found',
  'method-not-allowed': 'That method is not allowed here',
  'too-slow': 'The request took too long to arrive',
  conflict: 'Something else changed in the meantime',
  'queue-busy': 'Another call holds this queue',
  'call-unknown': 'The last call of this queue has an unknown outcome',
  'not-held': 'The payload of this job is not stored whole',
  'too-large': 'The request is too large',
  invalid: 'Some of the input is not valid',
  'too-many-requests': 'Too many requests',
  internal: 'Something failed on our side',
  upstream: 'The Fluxx site did not do what was asked',
  unavailable: 'Not available at the moment',
} as const;

export type ErrorCode = keyof typeof ERROR_TITLES;
