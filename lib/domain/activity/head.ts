/** The newest proven entry: what somebody keeps elsewhere, so that a removed end is noticed. */
export interface ActivityHead {
  sequence: number;
  /** When that entry was written. */
  at: number;
  /** 64 hexadecimal digits. */
  chain: string;
}

const WRITTEN = /^activity-(\d{1,15})-(\d{1,15})-([0-9a-f]{64})$/;

/** A head in one word, for a note, a log line or a ticket. */
export function writeHead({ sequence, at, chain }: ActivityHead): string {
  return `activity-${sequence}-${at}-${chain}`;
}

/** @returns undefined for what is no written head. */
export function readHead(text: string): ActivityHead | undefined {
  const [, sequence, at, chain] = WRITTEN.exec(text.trim()) ?? [];
  if (sequence === undefined || at === undefined || chain === undefined) return undefined;
  return { sequence: Number(sequence), at: Number(at), chain };
}
