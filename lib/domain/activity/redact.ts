/** Keys of a detail that hold somebody's network or e-mail address; the `subject` of an OpenID provider often is one. */
const PERSONAL = /address|e-?mail|^subject$/i;

/** Kinds of targets that are named by an e-mail or network address, and what stands there for those who do not see it. */
const NAMED_BY_ADDRESS: Readonly<Record<string, string>> = {
  invitation: 'an invitation',
  reset: 'a link for a new password',
  address: 'a network address',
};

export const KINDS_NAMED_BY_ADDRESS: readonly string[] = Object.keys(NAMED_BY_ADDRESS);

/** The name of a target for those who do not see where people work from. */
export function nameWithoutAddress(kind: string, name: string): string {
  return NAMED_BY_ADDRESS[kind] ?? name;
}

/** A detail for those who do not see where people work from: the same, without network and e-mail addresses at any depth. */
export function withoutAddresses(detail: unknown): unknown {
  if (Array.isArray(detail)) return detail.map((item) => withoutAddresses(item));
  if (typeof detail !== 'object' || detail === null) return detail;
  return Object.fromEntries(
    Object.entries(detail).flatMap(([key, value]) =>
      PERSONAL.test(key) ? [] : [[key, withoutAddresses(value)] as const],
    ),
  );
}
