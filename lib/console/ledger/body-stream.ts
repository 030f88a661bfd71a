import type { ConsoleContext } from '../context';
import { readBody } from './read-body';

/** The stored body of a call as a stream, as fast as it is taken: a few megabytes in memory at most. */
export function bodyStream(ctx: ConsoleContext, callId: string): ReadableStream<Uint8Array> {
  const chunks = readBody(ctx, callId);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}
