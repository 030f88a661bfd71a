import { addQueueIds } from '@/lib/console/queues/add-queue-ids';
import type { AlertView } from '@/lib/domain/api/alerts';
import { getAlertDetail } from '@/lib/engine/alerts/get-alert-detail';
import type { Runtime } from './runtime';

/** An alert of the built-in site with the console's id of its queue. @throws AppError `not-found` */
export async function alertAnswer(
  { engine, console: consoleContext }: Runtime,
  id: number,
): Promise<{ alert: AlertView | undefined; now: number }> {
  const detail = await getAlertDetail(engine, id);
  const [alert] = await addQueueIds(consoleContext, [detail]);
  return { alert, now: engine.clock.now() };
}
