import { v7 as uuidv7 } from 'uuid';
import { recordAct } from '@/lib/audit/record';
import { requireStillAdmin } from '@/lib/audit/require-still-admin';
import type { Queryable } from '@/lib/db/database';
import { insertLink } from '@/lib/db/queries/account-link/insert-link';
import type { NewRow, Row } from '@/lib/db/schema';
import type { LinkKind } from '@/lib/domain/link-paths';
import type { AuthActContext } from '../context';
import { deliverLink, type Delivery } from './deliver-link';
import { linkAddress, makeLinkSecret } from './link-secret';

const HOUR_MS = 60 * 60_000;
const LIFETIME_MS = { invitation: 7 * 24 * HOUR_MS, reset: HOUR_MS } as const;

/** Links that were over so long ago are forgotten. */
const FORGET_AFTER_MS = 90 * 24 * HOUR_MS;

/** A new link. `address` holds its secret and is nowhere else; `delivery` is the e-mail on its way, null without one. */
export interface MadeLink {
  id: string;
  address: string;
  email: string;
  expiresAt: number;
  delivery: Promise<Delivery> | null;
}

/** What differs: whom it is for, what is done beside it, and what the activity log says. */
export interface LinkPlan {
  kind: LinkKind;
  for: Pick<NewRow<'account_link'>, 'email' | 'name' | 'role' | 'account_id'>;
  /** In the transaction, before the link is written. */
  before: (trx: Queryable, now: number) => Promise<void>;
  target: { kind: string; id: string; name: string } | null;
  detail: Readonly<Record<string, unknown>>;
}

/** Writes a new link with its activity entry, and sends it on its way where the console has a mail server. */
export async function makeLink(ctx: AuthActContext, plan: LinkPlan): Promise<MadeLink> {
  const now = ctx.clock.now();
  const { secret, hash } = makeLinkSecret(plan.kind);
  const link: Row<'account_link'> = {
    id: uuidv7(),
    kind: plan.kind,
    secret_hash: hash,
    account_id: null,
    name: null,
    role: null,
    ...plan.for,
    created_at: now,
    created_by_id: ctx.actor.id,
    created_by: ctx.actor.name,
    expires_at: now + LIFETIME_MS[plan.kind],
    used_at: null,
    revoked_at: null,
    mail_state: ctx.mailer === null ? 'none' : 'sending',
    mail_problem: null,
  };
  await ctx.database.transaction(async (trx) => {
    await requireStillAdmin(trx, ctx.database.support, ctx.actor);
    await plan.before(trx, now);
    await insertLink(trx, link, now - FORGET_AFTER_MS);
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: plan.kind === 'invitation' ? 'invitation.create' : 'password-reset.create',
      target: plan.target ?? { kind: 'invitation', id: link.id, name: link.email },
      outcome: 'done',
      detail: { ...plan.detail, link: link.id },
    });
  });
  const address = linkAddress(ctx, plan.kind, secret);
  const delivery = ctx.mailer === null ? null : deliverLink(ctx, ctx.mailer, link, address);
  return { id: link.id, address, email: link.email, expiresAt: link.expires_at, delivery };
}
