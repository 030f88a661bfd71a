import type { Database } from '@/lib/db/database';
import type { Sealer } from '@/lib/db/seal';
import type { Actor } from '@/lib/domain/actor';
import type { AnswerRoom } from '@/lib/domain/answer-room';
import type { BodyRoom } from '@/lib/domain/body-room';
import type { Clock } from '@/lib/domain/clock';
import type { Mailer } from '@/lib/domain/mail';
import type { RequestRate } from './requests/request-rate';

/** A log line: what happened, with its facts. Never a secret. */
export interface AuthLog {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** What sign-in, sessions and accounts work with; one a process. */
export interface AuthContext {
  database: Database;
  clock: Clock;
  /** Encrypts the session cookie. The same on every instance. */
  sessionSecret: string;
  /** Seals what is kept at rest and has to be read again. */
  sealer: Sealer;
  /** The origins a browser may come from: `APP_URL`, else localhost and 127.0.0.1 on our port. */
  origins: readonly string[];
  /** People come over https: cookies carry the `__Host-` prefix and are never sent without it. */
  secureCookies: boolean;
  /** Sends links; null when no mail server is set, and admins pass links on themselves. */
  mailer: Mailer | null;
  requestRate: RequestRate;
  bodyRoom: BodyRoom;
  answerRoom: AnswerRoom;
  log: AuthLog;
}

/** One act on accounts or sessions: who does it. */
export interface AuthActContext extends AuthContext {
  actor: Actor;
}

/** One act of a signed-in person on their own account. */
export interface OwnActContext extends AuthContext {
  actor: Actor & { id: string };
  /** The session they act in. */
  sessionId: string;
}
