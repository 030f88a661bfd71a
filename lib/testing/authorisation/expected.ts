import { ROLES, type Role } from '@/lib/domain/actor';
import type { Asker } from './askers';

/**
 * Who may use a route:
 * a role, and with it an API token of that role; `payloads`, operators and whoever an admin lets see payloads; `admin person`, an admin
 * but no API token; `admin confirmed`, the same who has proved lately who they are; `signed-in`, any person but no token; `known`, any person and any API token; `open`, anybody;
 * `wall`, a kiosk link and nobody else; `gateway`, a gateway token and nobody else we know;
 * `built-in`, nobody we know: it has keys of its own.
 */
export type ApiRule =
  | Role
  | 'payloads'
  | 'admin person'
  | 'admin confirmed'
  | 'signed-in'
  | 'known'
  | 'open'
  | 'wall'
  | 'gateway'
  | 'built-in';

export type PageRule = Role | 'open' | 'wall';

/** Let in, whatever comes of it then; not known; known and not let in; or refused by another's rules. */
export type Outcome = 'allowed' | 401 | 403 | 'refused';

/** Signed in a while ago, and has not confirmed since who they are. */
const UNCONFIRMED = 'admin who was not confirmed lately' satisfies Asker;

/** Askers that are nobody wherever a session or an API token is asked for. */
const NOBODIES: ReadonlySet<Asker> = new Set([
  'nobody',
  'admin whose session was revoked',
  'admin whose session is over',
  'admin whose account is disabled',
  'kiosk',
  'kiosk whose link was revoked',
  'kiosk whose link is over',
  'revoked admin token',
  'expired admin token',
  'unknown token',
  'password in place of a token',
  'admin with an unknown token',
]);

/** The role that an API token gives, where one of them counts. */
const TOKEN_ROLE: Readonly<Partial<Record<Asker, Role>>> = {
  'viewer token': 'viewer',
  'operator token': 'operator',
  'admin token': 'admin',
  // With both a cookie and a token the token alone counts.
  'admin with a viewer token': 'viewer',
};

/** What an asker is to be told at a route of the API. */
export function expectedAtApi(rule: ApiRule, asker: Asker): Outcome {
  switch (rule) {
    case 'open':
      return 'allowed';
    case 'wall':
      return atWall(asker);
    case 'gateway':
      return asker === 'gateway token' ? 'allowed' : 401;
    case 'built-in':
      return 'refused';
    default:
      return atConsole(rule, asker);
  }
}

/** What an asker is to be shown at a page: no token opens one, and a kiosk link only the board. */
export function expectedAtPage(rule: PageRule, asker: Asker): Outcome {
  if (rule === 'open') return 'allowed';
  if (rule === 'wall') return atWall(asker) === 'allowed' ? 'allowed' : 401;
  const role = personRole(asker);
  return role === undefined ? 401 : reaches(role, rule);
}

function atWall(asker: Asker): Outcome {
  if (asker === 'kiosk' || asker === 'kiosk token') return 'allowed';
  const sendsToken = TOKEN_ROLE[asker] !== undefined || /token/.test(asker);
  return sendsToken ? 403 : 401;
}

type ConsoleRule = Exclude<ApiRule, 'open' | 'wall' | 'gateway' | 'built-in'>;

function atConsole(rule: ConsoleRule, asker: Asker): Outcome {
  if (NOBODIES.has(asker)) return 401;
  const tokenRole = TOKEN_ROLE[asker];
  if (tokenRole !== undefined) return isForTokens(rule) ? reaches(tokenRole, leastOf(rule)) : 403;
  if (rule === 'admin confirmed' && asker === UNCONFIRMED) return 403;
  const role = personRole(asker);
  return role === undefined ? 403 : reaches(role, leastOf(rule));
}

function isForTokens(rule: ConsoleRule): boolean {
  return rule !== 'admin person' && rule !== 'admin confirmed' && rule !== 'signed-in';
}

function leastOf(rule: ConsoleRule): Role {
  if (rule === 'admin person' || rule === 'admin confirmed') return 'admin';
  if (rule === 'payloads') return 'operator';
  return rule === 'signed-in' || rule === 'known' ? 'viewer' : rule;
}

function personRole(asker: Asker): Role | undefined {
  return asker === UNCONFIRMED ? 'admin' : ROLES.find((role) => role === asker);
}

function reaches(role: Role, least: Role): Outcome {
  return ROLES.indexOf(role) >= ROLES.indexOf(least) ? 'allowed' : 403;
}
