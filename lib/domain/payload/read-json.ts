import { z } from 'zod';

/** `{"error":{"code":<int>,"message":"…"}}`, which a real site sometimes sends with HTTP 200. */
export interface ErrorAnswer {
  kind: 'error';
  code: number | null;
  message: string | null;
}

/** The body is not what the protocol says; `reason` completes "The answer cannot be read: …". */
export interface UnreadableAnswer {
  kind: 'unreadable';
  reason: string;
}

/** A number that arrives as text on some sites. */
export const looseCount = z.union([
  z.number().int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

const errorShape = z.union([
  z.looseObject({
    code: looseCount.optional().catch(undefined),
    message: z.string().optional().catch(undefined),
  }),
  z.string().transform((message) => ({ code: undefined, message })),
]);

/**
 * Reads a body as a JSON object, decoded as UTF-8 with any byte order mark dropped.
 * The numbers of this reading only count and compare; what is shown or saved comes from the text itself.
 */
export function readObject(
  bytes: Uint8Array,
): { kind: 'object'; value: Readonly<Record<string, unknown>> } | UnreadableAnswer {
  if (bytes.length === 0) return unreadable('the body is empty');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return unreadable('the body is not complete JSON');
  }
  const parsed = z.record(z.string(), z.unknown()).safeParse(value);
  return parsed.success
    ? { kind: 'object', value: parsed.data }
    : unreadable('the body is not a JSON object');
}

/** The error a body carries, when it carries one. */
export function readError(value: Readonly<Record<string, unknown>>): ErrorAnswer | null {
  if (value['error'] === undefined || value['error'] === null) return null;
  const parsed = errorShape.safeParse(value['error']);
  if (!parsed.success) return { kind: 'error', code: null, message: null };
  return { kind: 'error', code: parsed.data.code ?? null, message: parsed.data.message ?? null };
}

export function unreadable(reason: string): UnreadableAnswer {
  return { kind: 'unreadable', reason };
}
