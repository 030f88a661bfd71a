const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const SMALL_E = 0x65;
const SMALL_U = 0x75;
const ZERO = 0x30;
const NINE = 0x39;
const SPACE = 0x20;
/** Lists and objects in one another, beyond which the walk gives up rather than the stack. */
const DEEPEST = 100;
/** Of an escape by code point. */
const HEX_DIGITS = 4;
/** Of a byte that is none: past the end. */
const NOTHING = 0;

/** 1 for a byte that is a text's own: no quote, no backslash, no control character. */
const PLAIN = new Uint8Array(256).map((_, byte) =>
  byte >= SPACE && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0,
);
const ESCAPES = new Set([...'"\\/bfnrt'].map((sign) => sign.charCodeAt(0)));
/** By their first letter. */
const WORDS: (Uint8Array | undefined)[] = [];
for (const word of ['true', 'false', 'null']) WORDS[word.charCodeAt(0)] = new TextEncoder().encode(word);

/** The walk met something it does not tell: what is not JSON, or what only a parser should judge. */
export class WalkEnded extends Error {}

/**
 * Walks over a JSON text as bytes and makes no values of it. It takes no text for JSON that a parser would not: where it is in doubt it
 * throws, and a parser has to judge.
 */
export class JsonWalk {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** Walks over an object, and calls `member` where each of its values begins; it has to walk over that. @throws WalkEnded */
  object(member: (key: { start: number; end: number }) => void): void {
    this.expect(OPEN_OBJECT);
    if (this.passes(CLOSE_OBJECT)) return;
    do {
      const key = this.plainText();
      this.expect(COLON);
      member(key);
    } while (this.passes(COMMA));
    this.expect(CLOSE_OBJECT);
  }

  /** The same over a list. @returns how many entries it has. @throws WalkEnded */
  list(entry: () => void): number {
    this.expect(OPEN_LIST);
    if (this.passes(CLOSE_LIST)) return 0;
    let count = 0;
    do {
      entry();
      count += 1;
    } while (this.passes(COMMA));
    this.expect(CLOSE_LIST);
    return count;
  }

  /** Walks over a text without escapes. @returns where it stands between its quotes. @throws WalkEnded */
  plainText(): { start: number; end: number } {
    this.expect(QUOTE);
    const start = this.at;
    this.skipPlain();
    const end = this.at;
    if (this.byte() !== QUOTE) throw new WalkEnded();
    this.at += 1;
    return { start, end };
  }

  /** Walks over any value. @throws WalkEnded */
  value(depth = 0): void {
    if (depth > DEEPEST) throw new WalkEnded();
    const first = this.next();
    if (first === QUOTE) this.text();
    else if (first === OPEN_OBJECT) this.members(depth + 1);
    else if (first === OPEN_LIST) this.list(() => this.value(depth + 1));
    else if (first === MINUS || isDigit(first)) this.number();
    else this.word();
  }

  /** @returns the first byte of what comes next, spaces aside. */
  next(): number {
    let byte = this.byte();
    while (byte <= SPACE && isSpace(byte)) {
      this.at += 1;
      byte = this.byte();
    }
    return byte;
  }

  /** Where the walk stands. */
  get position(): number {
    return this.at;
  }

  /** @throws WalkEnded unless nothing but spaces is left. */
  end(): void {
    this.next();
    if (this.at < this.bytes.length) throw new WalkEnded();
  }

  private members(depth: number): void {
    this.at += 1;
    if (this.passes(CLOSE_OBJECT)) return;
    do {
      if (this.next() !== QUOTE) throw new WalkEnded();
      this.text();
      this.expect(COLON);
      this.value(depth);
    } while (this.passes(COMMA));
    this.expect(CLOSE_OBJECT);
  }

  private byte(): number {
    return this.bytes[this.at] ?? NOTHING;
  }

  private expect(byte: number): void {
    if (!this.passes(byte)) throw new WalkEnded();
  }

  private passes(byte: number): boolean {
    if (this.next() !== byte) return false;
    this.at += 1;
    return true;
  }

  private skipPlain(): void {
    const { bytes } = this;
    let { at } = this;
    while (PLAIN[bytes[at] ?? NOTHING] === 1) at += 1;
    this.at = at;
  }

  private text(): void {
    this.at += 1;
    for (;;) {
      this.skipPlain();
      const byte = this.byte();
      this.at += 1;
      if (byte === QUOTE) return;
      if (byte !== BACKSLASH) throw new WalkEnded();
      this.escape();
    }
  }

  private escape(): void {
    const sign = this.byte();
    this.at += 1;
    if (ESCAPES.has(sign)) return;
    const after = this.at + HEX_DIGITS;
    if (sign !== SMALL_U) throw new WalkEnded();
    while (this.at < after && isHexDigit(this.byte())) this.at += 1;
    if (this.at < after) throw new WalkEnded();
  }

  private number(): void {
    if (this.byte() === MINUS) this.at += 1;
    if (this.byte() === ZERO) this.at += 1;
    else this.digits();
    if (this.byte() === POINT) {
      this.at += 1;
      this.digits();
    }
    if (lower(this.byte()) !== SMALL_E) return;
    this.at += 1;
    if (this.byte() === PLUS || this.byte() === MINUS) this.at += 1;
    this.digits();
  }

  private digits(): void {
    const start = this.at;
    while (isDigit(this.byte())) this.at += 1;
    if (this.at === start) throw new WalkEnded();
  }

  private word(): void {
    const word = WORDS[this.byte()];
    if (word === undefined) throw new WalkEnded();
    for (let index = 0; index < word.length; index += 1) {
      if (this.bytes[this.at + index] !== word[index]) throw new WalkEnded();
    }
    this.at += word.length;
  }
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

function isHexDigit(byte: number): boolean {
  return isDigit(byte) || (lower(byte) >= 0x61 && lower(byte) <= 0x66);
}

/** A letter in lower case. */
function lower(byte: number): number {
  return byte | 0x20;
}

function isSpace(byte: number): boolean {
  return byte === SPACE || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
