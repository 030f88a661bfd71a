import type { ErasureTarget } from './erasure';

/** A character of a text is written in JSON with at most this many. */
const LONGEST_ESCAPE = 12;
const ESCAPE = /\\(?:u([\da-f]{4})|(.))/gi;
const SPELLED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/**
 * Tells whether bytes mention whom an erasure is about, whatever else they are: JSON that was cut, of the wrong shape, or none. It
 * rather says yes once too often: a record's id counts wherever it stands as a word of its own.
 */
export class MentionScanner {
  isFound = false;
  private readonly decoder = new TextDecoder();
  private readonly wanted: (text: string) => boolean;
  private readonly most: number;
  private rest = '';

  constructor(target: ErasureTarget) {
    const word = target.by === 'text' ? target.text.toLowerCase() : target.recordId;
    this.wanted = target.by === 'text' ? (text) => text.toLowerCase().includes(word) : wordIn(word);
    this.most = (word.length + 1) * LONGEST_ESCAPE;
  }

  /** Takes the next bytes, in any pieces. */
  push(bytes: Uint8Array): void {
    if (this.isFound) return;
    const text = this.rest + this.decoder.decode(bytes, { stream: true });
    this.isFound = this.wanted(text) || this.wanted(text.replaceAll(ESCAPE, plain));
    this.rest = text.slice(-this.most);
  }
}

function plain(_: string, code: string | undefined, letter = ''): string {
  return code === undefined ? (SPELLED[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16));
}

/** Not within a longer number, word or UUID. */
function wordIn(word: string): (text: string) => boolean {
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
  const pattern = new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`);
  return (text) => pattern.test(text);
}
