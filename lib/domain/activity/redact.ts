/** Keys of a detail that hold somebody's network or e-mail address. */
const PERSONAL = /address|e-?mail/i;

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
