import { listAccountRows, type ListedAccount } from '@/lib/db/queries/account/list-accounts';
import { listWaitingLinks } from '@/lib/db/queries/account-link/list-waiting-links';
import { listJoinedAccounts } from '@/lib/db/queries/openid/list-joined-accounts';
import { countSessions } from '@/lib/db/queries/session/count-sessions';
import { countMadeTokens } from '@/lib/db/queries/token/count-made-tokens';
import type { Row } from '@/lib/db/schema';
import type { LinkView, PeopleView, PersonView } from '@/lib/domain/api/people';
import type { AuthContext } from '../context';
import { readSignInWays } from '../openid/read-ways';
import { lockedUntil } from '../sign-in/locked-until';
import { IDLE_MS } from '../sessions/lifetime';
import { roleOf } from './new-account';

/** An e-mail takes at most half a minute; one that is said to be on its way for longer was cut off with its process. */
const SENDING_MS = 60_000;

/** Everybody with an account, what stands open for them, and who is invited. */
export async function listPeople(ctx: AuthContext): Promise<PeopleView> {
  const db = ctx.database.kysely;
  const now = ctx.clock.now();
  const sessions = await countSessions(db, { expiresAfter: now, seenAfter: now - IDLE_MS });
  const resets = await listWaitingLinks(db, 'reset', now);
  const invitations = await listWaitingLinks(db, 'invitation', 0);
  const madeTokens = await countMadeTokens(db, now);
  const accounts = await listAccountRows(db);
  const locked = await lockedUntil(ctx);
  const joined = await listJoinedAccounts(db);
  return {
    people: accounts.toSorted(byName).map((row) => ({
      id: row.id,
      email: row.email,
      name: row.name,
      role: roleOf(row.role),
      signsInWith: waysOf(row, joined.has(row.id)),
      createdAt: row.created_at,
      lastSignInAt: row.last_sign_in_at,
      disabledAt: row.disabled_at,
      lockedUntil: locked.get(row.email) ?? null,
      sessions: row.disabled_at === null ? (sessions.get(row.id) ?? 0) : 0,
      madeTokens: madeTokens.get(row.id) ?? 0,
      resetLinks: resets.filter((link) => link.account_id === row.id).map((link) => toLinkView(link, now)),
    })),
    invitations: invitations.map((link) => ({
      ...toLinkView(link, now),
      email: link.email,
      name: link.name,
      role: roleOf(link.role ?? ''),
    })),
    sendsMail: ctx.mailer !== null,
    ...(await readSignInWays(ctx)),
    now,
  };
}

function waysOf(
  row: Pick<ListedAccount, 'has_password' | 'second_factor_at'>,
  hasProvider: boolean,
): PersonView['signsInWith'] {
  const password = row.second_factor_at === null ? 'password' : 'password-and-code';
  return [
    ...(row.has_password === 0 ? [] : ([password] as const)),
    ...(hasProvider ? (['openid'] as const) : []),
  ];
}

/** As people look names up; the database would put every small letter after every capital. */
function byName(one: { name: string }, other: { name: string }): number {
  return one.name.localeCompare(other.name, 'en', { sensitivity: 'base' });
}

function toLinkView(link: Row<'account_link'>, now: number): LinkView {
  return {
    id: link.id,
    createdAt: link.created_at,
    createdBy: link.created_by,
    expiresAt: link.expires_at,
    mail: mailOf(link, now),
  };
}

function mailOf(link: Row<'account_link'>, now: number): LinkView['mail'] {
  switch (link.mail_state) {
    case 'sent':
      return { state: 'sent', problem: null };
    case 'failed':
      return { state: 'failed', problem: link.mail_problem };
    case 'sending':
      return now - link.created_at < SENDING_MS
        ? { state: 'sending', problem: null }
        : { state: 'failed', problem: 'The console was stopped while it was being sent.' };
    default:
      return { state: 'none', problem: null };
  }
}
