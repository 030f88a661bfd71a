import { Webhook } from 'standardwebhooks';
import { retryAfterMs } from '@/lib/fluxx/retry-after';
import { whyNotConnected } from '@/lib/fluxx/transport-error';
import { isMailError } from '@/lib/domain/mail';
import { emailOf } from '@/lib/domain/notifications/email';
import type { NotificationMessage } from '@/lib/domain/notifications/message';
import { webhookBody } from '@/lib/domain/notifications/webhook-body';
import type { NotifyContext } from './context';

/** Where to, opened. */
export interface Target {
  kind: 'webhook' | 'email';
  /** A URL, or an e-mail address. */
  target: string;
  /** What webhooks are signed with: `whsec_…`. */
  secret: string | null;
}

/**
 * What came of one attempt. `isFinal`: it is of no use to try again. `isOfMessage`: it was this message that was refused, and not whoever
 * sends it; another may be taken.
 */
export interface Sent {
  ok: boolean;
  status: number | null;
  problem: string | null;
  retryAfterMs: number | null;
  isFinal: boolean;
  isOfMessage: boolean;
}

const WEBHOOK_LIMIT_MS = 15_000;
/** The other side does not want it any more (Standard Webhooks). */
const GONE = 410;
/** It cannot read the message, finds it too large, or will not take what it says. */
const OF_MESSAGE: ReadonlySet<number> = new Set([400, 413, 422]);

/** Makes one attempt, within a bounded time. It never throws. */
export async function send(
  ctx: NotifyContext,
  target: Target,
  { id, message }: { id: string; message: NotificationMessage },
): Promise<Sent> {
  return target.kind === 'webhook'
    ? sendWebhook(ctx, target, { id, body: webhookBody(message, ctx.consoleUrl) })
    : sendEmail(ctx, target.target, { id, message });
}

async function sendWebhook(
  ctx: NotifyContext,
  { target, secret }: Target,
  { id, body }: { id: string; body: string },
): Promise<Sent> {
  const limit = AbortSignal.timeout(WEBHOOK_LIMIT_MS);
  const at = new Date();
  try {
    const answer = await ctx.fetch(
      new Request(target, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'User-Agent': 'Fluxx-Alert-Console',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          ...(secret !== null && { 'webhook-signature': new Webhook(secret).sign(id, at, body) }),
        },
        body,
        redirect: 'manual',
        signal: limit,
      }),
    );
    await answer.body?.cancel();
    return answered(answer, ctx.clock.now());
  } catch (error) {
    return failed(whyNotSent(error, limit.aborted));
  }
}

function answered({ status, headers }: Response, now: number): Sent {
  if (status >= 200 && status < 300) {
    return { ok: true, status, problem: null, retryAfterMs: null, isFinal: true, isOfMessage: false };
  }
  const isRedirect = status >= 300 && status < 400;
  const problem = isRedirect
    ? `It answered ${status}: another address, which is not followed. Enter that address.`
    : `It answered ${status}.`;
  const asked = headers.get('retry-after');
  const wait = asked === null ? null : retryAfterMs(asked, now);
  return {
    ok: false,
    status,
    problem,
    retryAfterMs: wait,
    isFinal: status === GONE,
    isOfMessage: OF_MESSAGE.has(status),
  };
}

function whyNotSent(error: unknown, timedOut: boolean): string {
  const notConnected = whyNotConnected(error);
  if (notConnected !== null) return `The address could not be reached: ${notConnected.reason}.`;
  if (timedOut) return `It did not answer within ${WEBHOOK_LIMIT_MS / 1000} seconds.`;
  return 'The connection broke before it had answered.';
}

async function sendEmail(
  { mailer, consoleUrl }: NotifyContext,
  to: string,
  { id, message }: { id: string; message: NotificationMessage },
): Promise<Sent> {
  if (mailer === null) {
    return failed('No mail server is set: whoever runs the console sets SMTP_URL and MAIL_FROM.');
  }
  try {
    await mailer.send({ ...emailOf(message, to, consoleUrl), id });
    return { ok: true, status: null, problem: null, retryAfterMs: null, isFinal: true, isOfMessage: false };
  } catch (error) {
    return failed(isMailError(error) ? error.message : 'The mail server could not be used.');
  }
}

function failed(problem: string): Sent {
  return { ok: false, status: null, problem, retryAfterMs: null, isFinal: false, isOfMessage: false };
}
