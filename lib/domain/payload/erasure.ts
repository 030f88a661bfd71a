import { jsonLeaves, leafText } from './json-leaves';
import { identityOf } from './record-identity';

/** Whose data is erased: that of a record by its id, or every value that holds a text. */
export type ErasureTarget = { by: 'record-id'; recordId: string } | { by: 'text'; text: string };

/** Bytes of a body to be replaced. */
export interface Edit {
  /** In the body. */
  start: number;
  end: number;
}

/** What stands in the place of an erased value. */
export const ERASED = '"[erased]"';
/** What names a record and its place stays, so that the payload remains a list of what was taken. */
const KEPT = new Set(['identity', 'timestamp', 'key']);

/**
 * The values of a record to erase: for a record's id all of its data but the id, for a text each value that holds it.
 * @param latin1 the record, a character for each byte.
 * @param offset of the record in its body.
 */
export function editsOf(latin1: string, offset: number, target: ErasureTarget): Edit[] {
  if (target.by === 'record-id' && !isRecord(latin1, target.recordId)) return [];
  const wanted = target.by === 'text' ? target.text.toLowerCase() : null;
  const edits: Edit[] = [];
  for (const { path, start, end } of jsonLeaves(latin1)) {
    if (KEPT.has(String(path[0])) || (path[0] === 'recordData' && path[1] === 'id')) continue;
    const part = latin1.slice(start, end);
    if (part === 'null' || part === ERASED) continue;
    if (wanted !== null && !(leafText(part) ?? '').toLowerCase().includes(wanted)) continue;
    if (wanted === null && path[0] !== 'recordData') continue;
    edits.push({ start: offset + start, end: offset + end });
  }
  return edits;
}

function isRecord(latin1: string, recordId: string): boolean {
  try {
    const bytes = Uint8Array.from(latin1, (character) => character.codePointAt(0) ?? 0);
    const text = new TextDecoder().decode(bytes);
    const record: unknown = JSON.parse(text);
    return typeof record === 'object' && record !== null && identityOf({ ...record }, text) === recordId;
  } catch {
    return false;
  }
}

/** The bytes of a chunk that begins at `start` with what falls into it replaced; null when nothing does. */
export function applyEdits(chunk: Uint8Array, start: number, edits: readonly Edit[]): Uint8Array | null {
  const end = start + chunk.length;
  const mine = edits.filter((edit) => edit.start < end && edit.end > start);
  if (mine.length === 0) return null;
  const replacement = new TextEncoder().encode(ERASED);
  const parts: Uint8Array[] = [];
  let at = start;
  for (const edit of mine) {
    parts.push(chunk.subarray(at - start, Math.max(at, edit.start) - start));
    // A value over two chunks is written where it begins.
    if (edit.start >= start) parts.push(replacement);
    at = Math.min(edit.end, end);
  }
  parts.push(chunk.subarray(at - start));
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
