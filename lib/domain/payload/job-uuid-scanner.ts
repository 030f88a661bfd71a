import { isJobUuid } from './job-uuid';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
/** Longer than any string we look for; the rest of a longer one is skipped. */
const LONGEST = 64;

/**
 * Finds the Job UUID in a body while it arrives, whole or cut, whatever its chunks: the key is in our hands before anything
 * is parsed. Records are skipped (they live in an array), so that a field of theirs called `job_uuid` is never taken for it.
 */
export class JobUuidScanner {
  private found: string | null = null;
  private inText = false;
  private escaped = false;
  private arrayDepth = 0;
  private text = '';
  private expectsValue = false;

  /** The Job UUID, as soon as it has been seen. */
  get jobUuid(): string | null {
    return this.found;
  }

  push(bytes: Uint8Array): void {
    for (let index = 0; index < bytes.length && this.found === null; index += 1) {
      const byte = bytes[index] ?? 0;
      if (this.inText) this.insideText(byte);
      else this.outsideText(byte);
    }
  }

  private insideText(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) {
      this.inText = false;
      this.endText();
      return;
    }
    if (this.arrayDepth === 0 && this.text.length < LONGEST) this.text += String.fromCharCode(byte);
  }

  private outsideText(byte: number): void {
    if (byte === QUOTE) {
      this.inText = true;
      this.text = '';
    } else if (byte === OPEN_ARRAY) this.arrayDepth += 1;
    else if (byte === CLOSE_ARRAY) this.arrayDepth = Math.max(0, this.arrayDepth - 1);
    else if (byte > 0x20 && byte !== COLON) this.expectsValue = false;
  }

  private endText(): void {
    if (this.arrayDepth > 0) return;
    if (this.expectsValue && isJobUuid(this.text)) this.found = this.text;
    this.expectsValue = /^job_?uuid$/i.test(this.text);
  }
}
