/**
 * The claim ledger's two state machines (console.md, "The claim ledger").
 *
 * A call (one upstream request, process or finish):
 *
 *     requested ──► answered   the site answered and the answer was read
 *         │
 *         ├───────► failed     certainly nothing happened there
 *         │
 *         └───────► unknown    it may have happened ──► answered (a late or stored answer, or a reconcile)
 *
 * A job (what one process call took):
 *
 *     open ──► finishing ──► finished
 *       ▲          │             │
 *       ├──────────┘             │  a finish that certainly failed, or that settles nothing (404, clear_count 0)
 *       └────────────────────────┘  the site hands the job out again, so it was not finished there after all
 */
export const CALL_VERBS = ['process', 'finish'] as const;
export type CallVerb = (typeof CALL_VERBS)[number];

export const CALL_STATES = ['requested', 'answered', 'failed', 'unknown'] as const;
export type CallState = (typeof CALL_STATES)[number];

export const JOB_STATES = ['open', 'finishing', 'finished'] as const;

/** `held`: the payload is stored whole and its records are counted. Finish is offered only then. */
export const CUSTODIES = ['held', 'not-held'] as const;

/** Everything that can come of a call, with the state it leaves the call in. */
export const CALL_OUTCOMES = {
  // process, answered
  job: 'answered',
  redelivered: 'answered',
  empty: 'answered',
  'uuid-only': 'answered',
  outstanding: 'answered',
  // finish, answered
  cleared: 'answered',
  'count-mismatch': 'answered',
  'not-cleared': 'answered',
  // either, and certainly nothing happened
  'not-sent': 'failed',
  unreachable: 'failed',
  unauthorized: 'failed',
  forbidden: 'failed',
  'not-found': 'failed',
  'rate-limited': 'failed',
  rejected: 'failed',
  // either, and it may have happened
  'timed-out': 'unknown',
  'connection-lost': 'unknown',
  'server-error': 'unknown',
  'unreadable-answer': 'unknown',
  'answer-too-large': 'unknown',
  interrupted: 'unknown',
  // an unknown call, settled by what a later one showed
  reconciled: 'answered',
} as const satisfies Record<string, CallState>;

export type CallOutcome = keyof typeof CALL_OUTCOMES;
