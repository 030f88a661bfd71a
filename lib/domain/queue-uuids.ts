/** What a line of a pasted list came to, before anything is asked. */
export interface PastedLine {
  /** From 1. */
  line: number;
  /** The part that was read, cut to what can be shown. */
  text: string;
  /** In lower case; null when there is none in it. */
  queueUuid: string | null;
  /** The line that named the same UUID first. */
  duplicateOf: number | null;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const WHOLE_UUID = new RegExp(`^${UUID.source}$`, 'i');
const LONGEST_SHOWN = 120;
export const MOST_PASTED = 2000;

/**
 * Finds Queue UUIDs in pasted text: one or many a line, with commas, quotes, or inside addresses of the poll API (there the
 * first is the queue's and a second the job's). A part without one is reported, never skipped in silence.
 */
export function readPastedUuids(text: string): PastedLine[] {
  const firstSeen = new Map<string, number>();
  return text.split(/\r\n|\r|\n/).flatMap((content, index) =>
    partsOf(content).map((part) => {
      const line = index + 1;
      const queueUuid = uuidIn(part);
      const shown = part.length > LONGEST_SHOWN ? `${part.slice(0, LONGEST_SHOWN)}…` : part;
      const duplicateOf = queueUuid === null ? null : (firstSeen.get(queueUuid) ?? null);
      if (queueUuid !== null && duplicateOf === null) firstSeen.set(queueUuid, line);
      return { line, text: shown, queueUuid, duplicateOf };
    }),
  );
}

/** One spelling for each Queue UUID; what is no UUID stays as the site writes it. */
export function normalQueueUuid(text: string): string {
  const trimmed = text.trim();
  return WHOLE_UUID.test(trimmed) ? trimmed.toLowerCase() : trimmed;
}

function partsOf(content: string): string[] {
  return content
    .split(/[\s,;|]+/)
    .map((part) => part.replaceAll(/^["'`<([{]+|["'`>)\]}]+$/g, ''))
    .filter((part) => part !== '');
}

function uuidIn(part: string): string | null {
  const isAddress = part.includes('/');
  const found = part.match(UUID);
  const [first] = found ?? [];
  if (first === undefined) return null;
  return isAddress || WHOLE_UUID.test(part) ? first.toLowerCase() : null;
}
