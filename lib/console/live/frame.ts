import { jsonWithoutSiteWords } from '@/lib/domain/site-words';
import type { LiveData, LiveEventName } from '@/lib/domain/api/live';

const encoder = new TextEncoder();

/** Says that the stream is alive; a comment, which readers of the format leave out. */
export const HEARTBEAT = encoder.encode(': alive\n\n');

/**
 * An event in the bytes of the stream (the HTML standard's server-sent events), made once for all who see payloads and once for all who
 * do not, and only when there is one of them.
 */
export class Frame {
  private full: Uint8Array | undefined;
  private plain: Uint8Array | undefined;

  private constructor(
    private readonly name: LiveEventName,
    private readonly data: unknown,
    private readonly id: number | null,
  ) {}

  /** @param id how far whoever has read it is; null where it says nothing of that. */
  static of<Name extends LiveEventName>(name: Name, data: LiveData<Name>, id: number | null = null): Frame {
    return new Frame(name, data, id);
  }

  bytes(seesPayloads: boolean): Uint8Array {
    if (seesPayloads) return (this.full ??= this.encode(JSON.stringify(this.data)));
    return (this.plain ??= this.encode(jsonWithoutSiteWords(this.data)));
  }

  private encode(json: string): Uint8Array {
    const id = this.id === null ? '' : `id: ${this.id}\n`;
    return encoder.encode(`${id}event: ${this.name}\ndata: ${json}\n\n`);
  }
}
