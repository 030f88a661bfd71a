import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalEntry, type ProvenColumns } from '@/lib/domain/activity/canonical';

/*
 * What proves the activity log, made with a key that is in no database (docs/decisions/0033):
 * - Each entry carries a signature from the moment it is written, so that nobody can slip one in or change one before it is chained.
 *   It begins with an id of its own, which is signed too: no entry can be copied.
 * - Each entry is then given a sequence number and a link of the chain, which covers everything about it and the link before.
 * - A checkpoint says where the chain begins: at nothing, or at the cut when old entries were removed.
 */

/** The link before the first. */
export const NO_CHAIN = '0'.repeat(64);

export interface ChainedColumns extends ProvenColumns {
  id: number;
  sequence: number;
  signature: string | null;
}

export interface CheckpointColumns {
  sequence: number;
  chain: string;
  removed: number;
  unsigned_to: number;
  at: number;
}

/** `<id of the entry>.<HMAC-SHA-256>` */
export function signEntry(key: Buffer, entryId: string, row: ProvenColumns): string {
  return `${entryId}.${hmac(key, 'entry', entryId, canonicalEntry(row))}`;
}

export function isSigned(key: Buffer, row: ProvenColumns & { signature: string | null }): boolean {
  const entryId = row.signature?.split('.')[0];
  return entryId !== undefined && isSame(row.signature ?? '', signEntry(key, entryId, row));
}

/** The link of an entry, after the link before it. */
export function chainEntry(key: Buffer, before: string, row: ChainedColumns): string {
  const place = JSON.stringify([row.sequence, row.id, row.signature]);
  return hmac(key, 'chain', before, place, canonicalEntry(row));
}

export function signCheckpoint(key: Buffer, checkpoint: CheckpointColumns): string {
  const { sequence, chain, removed, unsigned_to, at } = checkpoint;
  return hmac(key, 'checkpoint', JSON.stringify([sequence, chain, removed, unsigned_to, at]));
}

export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** What it is for comes first, and parts are kept apart by a line break, which none but the last can hold. */
function hmac(key: Buffer, ...parts: readonly string[]): string {
  return createHmac('sha256', key).update(parts.join('\n')).digest('hex');
}
