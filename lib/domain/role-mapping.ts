import { ROLES, type Role } from './actor';

/** One line of the mapping: whoever has this value in the claim gets at least this role. */
export interface RoleRule {
  value: string;
  role: Role;
}

/**
 * The values of a claim that a provider sent: a text, a number, or a list of them.
 * @param name the claim as it is called, or, when none is called so, the way to it inside others (`realm_access.roles`).
 */
export function claimValues(claims: Readonly<Record<string, unknown>>, name: string): string[] {
  const found = Object.hasOwn(claims, name) ? claims[name] : inside(claims, name.split('.'));
  return (Array.isArray(found) ? found : [found]).flatMap((one) =>
    typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? [String(one)] : [],
  );
}

function inside(claims: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return claims;
  if (typeof claims !== 'object' || claims === null || !Object.hasOwn(claims, name)) return undefined;
  return inside(new Map<string, unknown>(Object.entries(claims)).get(name), rest);
}

/** The highest role that one of the values gives; null when none does. Values are compared whole, with their case. */
export function mappedRole(values: readonly string[], rules: readonly RoleRule[]): Role | null {
  const given = new Set(rules.filter((rule) => values.includes(rule.value)).map((rule) => rule.role));
  return ROLES.findLast((role) => given.has(role)) ?? null;
}
