import type { QueueView } from '@/lib/domain/api/views';
import { suggestion } from '@/lib/domain/queue-can';
import type { ConsoleApi } from './console-api';
import { at } from './instances';

/** Far more than any queue of a test needs: a state that cannot be moved on ends here. */
const MOST_STEPS = 30;

/**
 * Does what the console suggests until the site says that the queue is empty. Each step is read at one instance and taken at the next.
 * @throws when the suggestions lead nowhere.
 */
export async function followSuggestions(
  apis: readonly ConsoleApi[],
  queueId: string,
  from: number,
): Promise<void> {
  const outcomes: string[] = [];
  for (let step = from; step < from + MOST_STEPS; step += 1) {
    const seen = await at(apis, step).queueOf(queueId);
    outcomes.push(await takeStep(at(apis, step + 1), seen));
    const isEmpty = outcomes.at(-1) === 'empty';
    if (isEmpty && (await at(apis, step + 2).queueOf(queueId)).openJob === null) return;
  }
  throw new Error(`The queue cannot be moved on: ${outcomes.join(', ')}`);
}

async function takeStep(api: ConsoleApi, queue: QueueView): Promise<string> {
  const { action } = suggestion(queue);
  const { call } =
    action === 'reconcile' && queue.unknownCall !== null
      ? await api.reconcile(queue, queue.unknownCall.id)
      : action === 'finish' && queue.openJob !== null
        ? await api.finish(queue.openJob)
        : await api.process(queue);
  return call.outcome ?? 'none';
}
