import { symbols, type Logger } from 'pino';
import type { Queryable } from '@/lib/db/database';
import { secretsWithin, wrongInAddress, wrongInBody, wrongInHeaders } from './canary';
import { refuse } from './noted-secrets';

/*
 * The canary of tests that call the program's own code, without a server in between (canary-watch.ts looks at those).
 */

/** @throws Error when an address or its answer shows a secret that this route does not issue. */
export async function expectAnswerWithoutSecret(
  asked: Pick<Request, 'method' | 'url'>,
  response: Response,
): Promise<void> {
  const { pathname, search } = new URL(asked.url);
  const request = `${asked.method} ${pathname}`;
  refuse(wrongInAddress(`${pathname}${search}`), `the address of ${request}`);
  const { headers } = response;
  refuse(
    wrongInHeaders(request, JSON.stringify([...headers]), headers.getSetCookie()),
    `the headers of ${request}`,
  );
  // A stream is read by whoever asked: reading it here would take it away, or never end.
  const isStream = headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (response.body === null || isStream) return;
  refuse(wrongInBody(request, await response.clone().text()), `the body of ${request}`);
}

/** @throws Error when a line of the log shows one. */
export function expectLineWithoutSecret(line: string): void {
  refuse(secretsWithin(line), 'a line of the log');
}

/** Lets a silent log say everything, and looks at each line instead of printing it. */
export function watchLog(log: Logger): void {
  log.level = 'trace';
  Object.assign(log, { [symbols.streamSym]: { write: expectLineWithoutSecret } });
}

/** @throws Error when the activity log tells one: it is shown to viewers, exported and kept for years. */
export async function expectActivityWithoutSecret(db: Queryable): Promise<void> {
  for (const row of await db.selectFrom('activity').selectAll().execute())
    refuse(secretsWithin(JSON.stringify(row)), `the activity log (${row.verb})`);
}
