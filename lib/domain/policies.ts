import type { Actor, Role } from './actor';

/** Everything the console lets somebody do, with the least role that may (console.md, "Roles"). */
const LEAST_ROLE = {
  'overview.read': 'viewer',
  'history.read': 'viewer',
  'activity.read': 'viewer',
  /** Network and e-mail addresses of the people in it. */
  'activity.read-addresses': 'operator',
  'activity.export': 'operator',
  'payload.read': 'operator',
  'payload.erase': 'admin',
  'queue.process': 'operator',
  'queue.reconcile': 'operator',
  'queue.drain': 'operator',
  'queue.snooze': 'operator',
  'job.finish': 'operator',
  'job.requeue': 'admin',
  'job.hand-over': 'operator',
  'job.recover': 'operator',
  'sample-data.load': 'admin',
  'payload-access.write': 'admin',
  /** Pages below Settings. */
  'settings.read': 'admin',
  'site.write': 'admin',
  'queue.write': 'admin',
  'health.write': 'admin',
  'notification.read': 'admin',
  'notification.write': 'admin',
  'record.read': 'admin',
  'record.write': 'admin',
  'alert.read': 'admin',
  'alert.write': 'admin',
  'token.read': 'admin',
  'token.write': 'admin',
  'model.write': 'admin',
  'built-in-site.write': 'admin',
  'oauth-client.write': 'admin',
  'records.import': 'admin',
  'account.write': 'admin',
  'sign-in.write': 'admin',
} as const satisfies Record<string, Role>;

export type Action = keyof typeof LEAST_ROLE;

/**
 * What only a person may do, whatever the role of a token: nobody's way in is made, widened or ended by a program. A token that
 * could make tokens would outlive its own revocation.
 */
const ONLY_PEOPLE = [
  'account.write',
  'token.write',
  'oauth-client.write',
  'payload-access.write',
  'sign-in.write',
] as const satisfies readonly Action[];

/** An action that no token may. */
export type PersonalAction = (typeof ONLY_PEOPLE)[number];

const PERSONAL: ReadonlySet<Action> = new Set(ONLY_PEOPLE);

/** Whether only a person may do this. */
export function isOnlyForPeople(action: Action): action is PersonalAction {
  return PERSONAL.has(action);
}

const RANK: Readonly<Record<Role, number>> = { viewer: 0, operator: 1, admin: 2 };

/** Decides, in one place for routes and for what is drawn, whether a role may do something. */
export function may(role: Role, action: Action): boolean {
  return RANK[role] >= RANK[LEAST_ROLE[action]];
}

/** The same for whoever acts: a token may less than a person of its role. */
export function actorMay({ kind, role }: Pick<Actor, 'kind' | 'role'>, action: Action): boolean {
  return may(role, action) && !(kind === 'token' && isOnlyForPeople(action));
}

/** An account, or an API token, with what an admin lets it do beyond its role. */
export interface Person {
  role: Role;
  /** True for operators and admins; for viewers while Settings → Who sees payloads says so. */
  seesPayloads: boolean;
}

/** The same for a person: seeing and downloading payloads is the one thing that an admin can let viewers do. */
export function personMay({ role, seesPayloads }: Person, action: Action): boolean {
  return action === 'payload.read' ? seesPayloads : may(role, action);
}

/** The same for an API token: what a person of its role may, but for what only people may. */
export function tokenMay(token: Person, action: Action): boolean {
  return personMay(token, action) && !isOnlyForPeople(action);
}

/** The least role that may do something, for the sentence that refuses it. */
export function leastRole(action: Action): Role {
  return LEAST_ROLE[action];
}
