/** A record of a payload as its bytes stand in the body. */
export interface ScannedRecord {
  bytes: Uint8Array;
  /** Of its first byte in the body. */
  offset: number;
}

export interface ScanListener {
  onRecord(record: ScannedRecord): void;
  /** A list called `data` begins at the top level. A body may hold two; as in every JSON parser, the last one counts. */
  onList(): void;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const ZERO = 0x30;
/** A key longer than this is not `data`, however it is escaped. */
const LONGEST_KEY = 64;

const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const opens = (byte: number) => byte === 0x7b || byte === 0x5b;
const closes = (byte: number) => byte === 0x7d || byte === 0x5d;

/**
 * Cuts a body of `{"job_uuid":…,"data":[…]}` into its records while it arrives, whatever its pieces, so that a payload of
 * any size is read in the memory of its largest record.
 *
 * What is left is the *envelope*: the body with each record replaced by `0`. It judges nothing itself: the body is JSON
 * exactly when the envelope is and every record is, which a JSON parser says.
 *
 *     outside ──► list (inside the top-level `data`) ──► record ──► list ──► outside
 */
export class RecordScanner {
  private readonly envelopeParts: Uint8Array[] = [];
  private recordParts: Uint8Array[] = [];
  private recordOffset = 0;
  private consumed = 0;
  private depth = 0;
  private isTopAnObject = false;
  private mode: 'outside' | 'list' | 'record' = 'outside';
  private afterSpace = false;
  private inText = false;
  private escaped = false;
  private keyBytes: number[] = [];
  private key = '';
  /** The last byte outside texts that is no space, or a quote after a text. */
  private before = 0;
  /** Open brackets within the record; of a scalar 0. */
  private nested = 0;
  private isScalar = false;

  constructor(private readonly listener: ScanListener) {}

  push(piece: Uint8Array): void {
    let index = 0;
    while (index < piece.length) {
      if (this.mode === 'record') index = this.insideRecord(piece, index);
      else if (this.mode === 'list') index = this.insideList(piece, index);
      else index = this.outside(piece, index);
    }
    this.consumed += piece.length;
  }

  /** The envelope, once everything was pushed. A record cut off at the end is part of it, so that it is no JSON. */
  end(): Uint8Array {
    return join([...this.envelopeParts, ...this.recordParts]);
  }

  private outside(piece: Uint8Array, from: number): number {
    let keptFrom = from;
    for (let index = from; index < piece.length; index += 1) {
      const byte = piece[index] ?? 0;
      if (this.inText) {
        this.textByte(byte);
      } else if (isSpace(byte)) {
        // Of a run of spaces one is kept: it may part two tokens that are no JSON beside each other.
        this.keep(piece, keptFrom, this.afterSpace ? index : index + 1);
        keptFrom = index + 1;
        this.afterSpace = true;
        continue;
      } else if (this.structure(byte)) {
        this.keep(piece, keptFrom, index + 1);
        this.afterSpace = false;
        return index + 1;
      }
      this.afterSpace = false;
    }
    this.keep(piece, keptFrom, piece.length);
    return piece.length;
  }

  /** Takes note of a byte outside texts. @returns whether the list of records begins with it. */
  private structure(byte: number): boolean {
    const isFirst = this.depth === 0 && this.before === 0;
    const isValueOfData =
      this.depth === 1 && this.isTopAnObject && this.before === COLON && this.key === 'data';
    if (isFirst && byte === 0x7b) this.isTopAnObject = true;
    if (byte === QUOTE) {
      this.inText = true;
      this.keyBytes = [];
    }
    if (opens(byte)) this.depth += 1;
    if (closes(byte)) this.depth -= 1;
    if (byte === COLON && this.depth === 1) this.key = decodeKey(this.keyBytes);
    // A byte order mark is no part of the text.
    if (byte < 0x80) this.before = byte;
    if (byte !== 0x5b || !isValueOfData) return false;
    this.mode = 'list';
    this.listener.onList();
    return true;
  }

  private textByte(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) {
      this.inText = false;
      this.before = QUOTE;
      return;
    }
    if (this.depth === 1 && this.keyBytes.length < LONGEST_KEY) this.keyBytes.push(byte);
  }

  private insideList(piece: Uint8Array, from: number): number {
    let index = from;
    while (index < piece.length && isSpace(piece[index] ?? 0)) index += 1;
    if (index === piece.length) return index;
    const byte = piece[index] ?? 0;
    if (byte === COMMA || byte === 0x5d) {
      this.envelopeParts.push(Uint8Array.of(byte));
      if (byte === 0x5d) {
        this.mode = 'outside';
        this.depth -= 1;
        this.before = byte;
      }
      return index + 1;
    }
    return this.beginRecord(piece, index, byte);
  }

  private beginRecord(piece: Uint8Array, index: number, byte: number): number {
    this.mode = 'record';
    this.recordOffset = this.consumed + index;
    this.recordParts = [piece.subarray(index, index + 1)];
    this.nested = opens(byte) ? 1 : 0;
    this.inText = byte === QUOTE;
    this.isScalar = !this.inText && this.nested === 0;
    return index + 1;
  }

  private insideRecord(piece: Uint8Array, from: number): number {
    for (let index = from; index < piece.length; index += 1) {
      const byte = piece[index] ?? 0;
      if (this.inText) {
        if (this.escaped) this.escaped = false;
        else if (byte === BACKSLASH) this.escaped = true;
        else if (byte === QUOTE) {
          this.inText = false;
          if (this.nested === 0) return this.endRecord(piece, from, index + 1);
        }
      } else if (this.isScalar) {
        if (isSpace(byte) || byte === COMMA || byte === QUOTE || opens(byte) || closes(byte))
          return this.endRecord(piece, from, index);
      } else if (byte === QUOTE) this.inText = true;
      else if (opens(byte)) this.nested += 1;
      else if (closes(byte)) {
        this.nested -= 1;
        if (this.nested === 0) return this.endRecord(piece, from, index + 1);
      }
    }
    this.recordParts.push(piece.subarray(from));
    return piece.length;
  }

  private endRecord(piece: Uint8Array, from: number, end: number): number {
    const bytes = join([...this.recordParts, piece.subarray(from, end)]);
    this.recordParts = [];
    this.mode = 'list';
    this.envelopeParts.push(Uint8Array.of(ZERO));
    this.listener.onRecord({ bytes, offset: this.recordOffset });
    return end;
  }

  /** A copy: the piece itself may be a window on a large one. */
  private keep(piece: Uint8Array, from: number, to: number): void {
    if (to > from) this.envelopeParts.push(piece.slice(from, to));
  }
}

function decodeKey(bytes: readonly number[]): string {
  try {
    const text: unknown = JSON.parse(`"${new TextDecoder().decode(Uint8Array.from(bytes))}"`);
    return typeof text === 'string' ? text : '';
  } catch {
    return '';
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
