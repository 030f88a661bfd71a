import { addQueueIds } from '@/lib/console/queues/add-queue-ids';
import type { AlertView } from '@/lib/domain/api/alerts';
import { AppError } from '@/lib/domain/errors';
import { getAlertDetail } from '@/lib/engine/alerts/get-alert-detail';
import type { Runtime } from './runtime';

/** An alert of the built-in site with the console's id of its queue. @throws AppError `not-found` */
export async function alertAnswer(
  { engine, console: consoleContext }: Runtime,
  id: number,
): Promise<{ alert: AlertView; now: number }> {
  const detail = await getAlertDetail(engine, id);
  const [alert] = await addQueueIds(consoleContext, [detail]);
  if (alert === undefined) throw new AppError('internal', 'The alert was read but not given back.');
  return { alert, now: engine.clock.now() };
}
