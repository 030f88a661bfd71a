/** Addresses whose last segment is a secret: it must not be where addresses are written down. */
const SECRET_SEGMENTS = [/^(\/wall\/)[^/]+/];

/** A path as it may be logged. */
export function redactPath(path: string): string {
  return SECRET_SEGMENTS.reduce((redacted, pattern) => redacted.replace(pattern, '$1[redacted]'), path);
}
