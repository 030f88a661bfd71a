import { recordAct } from '@/lib/audit/record';
import { setMailState } from '@/lib/db/queries/account-link/set-mail-state';
import type { Row } from '@/lib/db/schema';
import { systemActor } from '@/lib/domain/actor';
import { isMailError, type Mailer } from '@/lib/domain/mail';
import type { AuthContext } from '../context';
import { keepAside } from './aside';
import { mailOf } from './mail-words';

/** What became of an e-mail; `problem` is a sentence. */
export interface Delivery {
  state: 'sent' | 'failed';
  problem: string | null;
}

/**
 * Sends a link by e-mail, aside from the answer that made it, and writes down what came of it. Never rejects: a link that
 * could not be sent is still a link, and whoever made it is told.
 */
export function deliverLink(
  ctx: AuthContext,
  mailer: Mailer,
  link: Row<'account_link'>,
  address: string,
): Promise<Delivery> {
  return keepAside(deliver(ctx, mailer, link, address));
}

async function deliver(
  ctx: AuthContext,
  mailer: Mailer,
  link: Row<'account_link'>,
  address: string,
): Promise<Delivery> {
  const delivery = await mailer
    .send(mailOf(link, address))
    .then((): Delivery => ({ state: 'sent', problem: null }), failed);
  if (delivery.state === 'failed')
    ctx.log.warn({ link: link.id, reason: delivery.problem }, 'An e-mail with a link could not be sent');
  await noteDelivery(ctx, link, delivery).catch((error: unknown) =>
    ctx.log.error({ error, link: link.id }, 'What became of an e-mail could not be written down'),
  );
  return delivery;
}

function failed(error: unknown): Delivery {
  const problem = isMailError(error) ? error.message : 'The e-mail could not be made.';
  return { state: 'failed', problem };
}

async function noteDelivery(ctx: AuthContext, link: Row<'account_link'>, delivery: Delivery): Promise<void> {
  await ctx.database.transaction(async (trx) => {
    await setMailState(trx, link.id, delivery);
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor: systemActor,
      verb: link.kind === 'invitation' ? 'invitation.send' : 'password-reset.send',
      target: { kind: link.kind, id: link.id, name: link.email },
      outcome: delivery.state === 'sent' ? 'done' : 'failed',
      ...(delivery.problem === null ? {} : { detail: { problem: delivery.problem } }),
    });
  });
}
