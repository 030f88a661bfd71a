/** Letters of scripts that are written from right to left, and the marks that turn the direction of what follows them. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const TURNS = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g;

/**
 * A name within a sentence of plain text (UAX #9): one that is read from right to left stands by itself, so that the words, brackets
 * and figures around it stay in their order; and no mark in it turns them. Other names are as they are.
 */
export function isolateName(name: string): string {
  const plain = name.replaceAll(TURNS, '');
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}
