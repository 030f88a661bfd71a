import { CALL_OUTCOMES, type CallOutcome, type CallVerb } from '@/lib/domain/calls';
import { readFinishAnswer, type FinishAnswer } from '@/lib/domain/payload/finish-answer';
import type { ProcessAnswer } from '@/lib/domain/payload/process-answer';
import { isJobUuid } from '@/lib/domain/payload/job-uuid';
import { readError, readObject } from '@/lib/domain/payload/read-json';
import { siteWords } from '@/lib/domain/site-words';
import type { AnswerPart } from '@/lib/db/queries/call/store-answer-part';

/** How the exchange with the site ended. */
export type Ending =
  /**
   * The whole body came. `body` is what came, where it is at hand; else it has to be read. What is `unstored` is written together
   * with what it comes to (settle.ts). `secrets` is what the site was sent, to be taken out of its words; null where whoever settles the
   * call did not send it.
   */
  | {
      kind: 'whole';
      tokenRenewed: boolean;
      body: Uint8Array | null;
      unstored: Promise<AnswerPart> | null;
      secrets: readonly string[] | null;
    }
  /** It is not, for this reason. */
  | { kind: 'cut'; outcome: CallOutcome; detail: string };

export interface CallFacts {
  verb: CallVerb;
  /** The job a finish named. */
  jobUuid: string | null;
  /** Null when no answer began. */
  status: number | null;
  headers: Readonly<Record<string, string>>;
  /** The whole stored body; null when it is not whole, or was read already. */
  body: Uint8Array | null;
  /** What the whole body of a process call said under a status of success. */
  answer?: ProcessAnswer;
  /** Why it is not whole. */
  cut: { outcome: CallOutcome; detail: string };
  /** What the site was sent that no sentence may hold; null when that is not known, and then none of its words are passed on. */
  secrets: readonly string[] | null;
}

export interface Judgement {
  outcome: CallOutcome;
  /** What happened and whether anything changed on the site, in a sentence or two. */
  detail: string;
  /** What a readable answer said. */
  process?: Extract<ProcessAnswer, { kind: 'job' | 'uuid-only' | 'empty' }>;
  clearCount?: number;
}

/**
 * Judges a call by its status and its stored bytes alone (console.md, "Calls and jobs have separate states"). A status that
 * proves that nothing happened fails the call; whatever leaves room for doubt makes it unknown.
 *
 * Redirects are never followed. 301, 307 and 308 ask for the same request elsewhere, so it was not acted on here: rejected.
 * 302 and 303 are also what a site answers after it acted: unknown.
 */
export function judgeCall(facts: CallFacts): Judgement {
  const { status, body, answer, cut } = facts;
  if (status === null) return { outcome: cut.outcome, detail: cut.detail };
  if (status < 200 || status > 299) return judgeStatus(facts, status, messageOf(body));
  if (answer !== undefined) return judgeProcess(facts, answer);
  if (body === null) return { outcome: cut.outcome, detail: cut.detail };
  return judgeFinish(facts, body, facts.jobUuid ?? '');
}

function judgeProcess(facts: CallFacts, answer: ProcessAnswer): Judgement {
  if (answer.kind === 'error') return judgeErrorBody(facts, answer.code, answer.message);
  if (answer.kind === 'unreadable') return unreadableAnswer(answer.reason);
  return { outcome: answer.kind, detail: '', process: answer };
}

function judgeFinish(facts: CallFacts, body: Uint8Array, jobUuid: string): Judgement {
  const answer: FinishAnswer = readFinishAnswer(body, jobUuid);
  if (answer.kind === 'error') return judgeErrorBody(facts, answer.code, answer.message);
  if (answer.kind === 'unreadable') return unreadableAnswer(answer.reason);
  if (answer.kind === 'other-job') {
    const other = isJobUuid(answer.jobUuid) ? `job ${answer.jobUuid}` : 'another job';
    return unreadableAnswer(`it speaks of ${other}, not of the one that was to be finished`);
  }
  return { outcome: 'cleared', detail: '', clearCount: answer.clearCount };
}

/** An error under status 200: its own code stands for the status, when it is one. */
function judgeErrorBody(facts: CallFacts, code: number | null, message: string | null): Judgement {
  if (code !== null && code >= 400 && code <= 599) return judgeStatus(facts, code, message);
  return {
    outcome: 'server-error',
    detail: `The site answered with an error${siteWords(message, facts.secrets)}. Whether anything changed there is not known.`,
  };
}

type StatusRule = (facts: CallFacts, said: string) => Judgement;

const nothingChanged = (outcome: CallOutcome, what: string): StatusRule => {
  return (_facts, said) => ({ outcome, detail: `${what}${said}. Nothing changed there.` });
};

const RULES: Readonly<Record<number, StatusRule>> = {
  301: redirected('rejected'),
  307: redirected('rejected'),
  308: redirected('rejected'),
  401: nothingChanged('unauthorized', 'The site does not accept our token'),
  403: nothingChanged('forbidden', 'The site does not allow our application to do this'),
  404: missing,
  408: () => ({ outcome: 'timed-out', detail: 'The site gave up on the request. It may have acted on it.' }),
  409: conflicting,
  410: missing,
  429: ({ headers }, said) => ({
    outcome: 'rate-limited',
    detail: `The site has had too many calls${said}${retryAfter(headers)}. Nothing changed there.`,
  }),
};

function judgeStatus(facts: CallFacts, status: number, message: string | null): Judgement {
  const said = siteWords(message, facts.secrets);
  const rule = RULES[status];
  if (rule !== undefined) return rule(facts, said);
  if (status >= 300 && status <= 399) return redirected('unreadable-answer')(facts, said);
  if (status >= 500 || status === 499) {
    return {
      outcome: 'server-error',
      detail: `The site answered with status ${status}${said}. Whether it acted before is not known.`,
    };
  }
  if (status >= 400)
    return nothingChanged('rejected', `The site refused the call with status ${status}`)(facts, said);
  return unreadableAnswer(`status ${status} is not part of the protocol`);
}

function redirected(outcome: 'rejected' | 'unreadable-answer'): StatusRule {
  return ({ headers }) => {
    const where = URL.canParse(headers['location'] ?? '')
      ? ` to ${new URL(headers['location'] ?? '').origin}`
      : '';
    const rest =
      outcome === 'rejected'
        ? 'Nothing changed there. Check the address of the site.'
        : 'Whether it acted before is not known.';
    return { outcome, detail: `The site redirected the call${where}; redirects are not followed. ${rest}` };
  };
}

function missing({ verb }: CallFacts, said: string): Judgement {
  if (verb === 'process') {
    return {
      outcome: 'not-found',
      detail: `The site does not know this queue${said}. Nothing changed there.`,
    };
  }
  return { outcome: 'not-cleared', detail: `The site does not know this job, or not any more${said}.` };
}

function conflicting(facts: CallFacts, said: string): Judgement {
  if (facts.verb === 'finish')
    return nothingChanged('rejected', 'The site refused to finish the job')(facts, said);
  return {
    outcome: 'outstanding',
    detail: `A job of this queue is outstanding on the site${said}. Nothing was taken.`,
  };
}

function unreadableAnswer(reason: string): Judgement {
  return {
    outcome: 'unreadable-answer',
    detail: `The answer cannot be read: ${reason}. Whether anything changed on the site is not known.`,
  };
}

function retryAfter(headers: Readonly<Record<string, string>>): string {
  const seconds = headers['retry-after'];
  return seconds !== undefined && /^\d{1,6}$/.test(seconds) ? ` and asks to wait ${seconds} seconds` : '';
}

/** What an error body says. Not read from a large one. */
function messageOf(body: Uint8Array | null): string | null {
  if (body === null || body.length > 100_000) return null;
  const object = readObject(body);
  return object.kind === 'object' ? (readError(object.value)?.message ?? null) : null;
}

/** The state an outcome leaves its call in. */
export function stateOf(outcome: CallOutcome): 'answered' | 'failed' | 'unknown' {
  return CALL_OUTCOMES[outcome];
}
