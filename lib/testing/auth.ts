import { createAccount } from '@/lib/auth/accounts/create';
import type { Caller } from '@/lib/auth/caller';
import type { AuthContext, OwnActContext } from '@/lib/auth/context';
import { makeRequestRate } from '@/lib/auth/requests/request-rate';
import { ownAct } from '@/lib/auth/profile/own-act';
import { cookieName, sealSessionToken } from '@/lib/auth/sessions/cookie';
import { sessionOf } from '@/lib/auth/sessions/session-of';
import { signIn } from '@/lib/auth/sign-in/sign-in';
import type { Database } from '@/lib/db/database';
import { makeSealer } from '@/lib/db/seal';
import { makeAnswerRoom, type AnswerRoomLimits } from '@/lib/domain/answer-room';
import { makeBodyRoom, type BodyRoomLimits } from '@/lib/domain/body-room';
import { systemActor, type Role } from '@/lib/domain/actor';
import { ManualClock } from '@/lib/domain/clock';
import type { Mailer } from '@/lib/domain/mail';
import { marked } from './canary';
import { TEST_KEY } from './fake-site/ledger-context';
import { watchedLog } from './watched-log';

export const PASSWORD = marked('seven green bicycles');
export const NOBODY: Caller = { address: '192.0.2.1', userAgent: null };
export const TEST_ORIGIN = 'http://localhost:3000';

/** Sign-in over a test's database, with a clock it sets and the lines it logged. */
export interface TestAuth extends AuthContext {
  clock: ManualClock;
  logged: string[];
}

export function testAuth(
  database: Database,
  options: {
    secureCookies?: boolean;
    mailer?: Mailer;
    requestsPerMinute?: number;
    bodyRoom?: BodyRoomLimits;
    answerRoom?: AnswerRoomLimits;
  } = {},
): TestAuth {
  const log = watchedLog();
  return {
    database,
    clock: new ManualClock(Date.now()),
    sessionSecret: marked('signs the cookie of tests'),
    sealer: makeSealer(TEST_KEY),
    origins: [TEST_ORIGIN, 'http://127.0.0.1:3000'],
    secureCookies: options.secureCookies ?? false,
    mailer: options.mailer ?? null,
    requestRate: makeRequestRate(options.requestsPerMinute ?? 0),
    bodyRoom: makeBodyRoom(options.bodyRoom),
    answerRoom: makeAnswerRoom(options.answerRoom),
    log,
    logged: log.messages,
  };
}

/**
 * A second handle, as another instance has. On SQLite it is the same one: there is one process then, and two handles in
 * it would wait for each other without end, since SQLite waits without giving way.
 */
export function otherInstance(ctx: TestAuth, open: () => Database): TestAuth {
  return ctx.database.support.name === 'sqlite' ? ctx : { ...ctx, database: open() };
}

/** Makes an account whose password is PASSWORD. */
export async function addPerson(
  ctx: AuthContext,
  email: string,
  role: Role,
): Promise<{ id: string; email: string }> {
  return createAccount({ ...ctx, actor: systemActor }, { email, name: email, role, password: PASSWORD });
}

/** Signs in and gives the headers a browser would send from then on. */
export async function headersOf(ctx: AuthContext, email: string): Promise<Record<string, string>> {
  const { sessionId } = await signIn(ctx, { email, password: PASSWORD }, NOBODY);
  return { cookie: `${cookieName(ctx, 'session')}=${await sealSessionToken(ctx, sessionId)}` };
}

/** Signs in, and gives what acts on one's own account take. */
export async function signedInAs(ctx: AuthContext, email: string): Promise<OwnActContext> {
  const headers = new Headers(await headersOf(ctx, email));
  const signedIn = await sessionOf(ctx, { headers });
  if (signedIn === null) throw new Error(`${email} is not signed in`);
  return ownAct(ctx, signedIn);
}
