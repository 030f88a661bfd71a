import { watchQueues } from '@/lib/console/health/watch-queues';
import { makeDeliverer } from '@/lib/console/notifications/deliver';
import { remind } from '@/lib/console/notifications/remind';
import { dropOldNotifications } from '@/lib/db/queries/notification/drop-old-notifications';
import type { Runtime } from './runtime';
import type { Task } from './tasks';
import { unlessSimulating } from './unless-simulating';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;
/** How long the delivery log is kept. */
const LOG_KEPT_MS = 90 * 24 * HOUR;

/** Judging the queues and telling people of what was found. */
export function healthTasks(runtime: Runtime): Task[] {
  const { console, notify, settings } = runtime;
  const deliverer = makeDeliverer(notify);
  return [
    {
      // As often as there are new figures to judge.
      name: 'health',
      everyMs: settings.sampleIntervalMs,
      run: () => unlessSimulating(runtime, () => watchQueues(console)),
    },
    { name: 'notifier', everyMs: SECOND, run: deliverer.run, settled: deliverer.settled },
    { name: 'reminders', everyMs: 60 * SECOND, run: () => unlessSimulating(runtime, () => remind(console)) },
    {
      name: 'notification-housekeeping',
      everyMs: HOUR,
      run: () => dropOldNotifications(runtime.database.kysely, console.clock.now() - LOG_KEPT_MS),
    },
  ];
}
