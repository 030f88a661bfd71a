import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { inPieces, secretsWithin } from './canary';
import { note } from './noted-secrets';

/** Reads a live stream as a program would, event by event. */
export class LiveReader {
  readonly events: { name: string; id: string | undefined; data: unknown }[] = [];
  comments = 0;
  isOver = false;
  private wake = () => {};
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(response: Response) {
    if (response.status !== 200 || response.body === null)
      throw new Error(`The stream was answered with ${response.status}`);
    this.reader = response.body.getReader();
    void this.read();
  }

  get lastId(): string {
    return this.events.findLast(({ id }) => id !== undefined)?.id ?? '';
  }

  /** Everything of a name so far. */
  of(name: string): unknown[] {
    return this.events.filter((event) => event.name === name).map(({ data }) => data);
  }

  /** Waits until something holds of what was read; the test's own time limit ends it when it never does. */
  async until(holds: (reader: this) => boolean): Promise<void> {
    while (!holds(this)) {
      if (this.isOver) throw new Error(`The stream ended before: ${JSON.stringify(this.events)}`);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  async untilOver(): Promise<void> {
    while (!this.isOver) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  async leave(): Promise<void> {
    await this.reader.cancel();
  }

  private async read(): Promise<void> {
    const onEvent = ({ event = 'message', id, data }: EventSourceMessage) =>
      void this.events.push({ name: event, id, data: JSON.parse(data) });
    const parser = createParser({ onEvent, onComment: () => void (this.comments += 1) });
    const decoder = new TextDecoder();
    const lookInto = inPieces(secretsWithin);
    for (;;) {
      const { done, value } = await this.reader.read().catch(() => ({ done: true, value: undefined }));
      if (done) this.isOver = true;
      else {
        const text = decoder.decode(value, { stream: true });
        note(lookInto(text), 'a live stream');
        parser.feed(text);
      }
      this.wake();
      if (done) return;
    }
  }
}
