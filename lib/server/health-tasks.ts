import { dropOldIncidents } from '@/lib/console/health/drop-old-incidents';
import { QueueWatch } from '@/lib/console/health/queue-watch';
import { makeDeliverer } from '@/lib/console/notifications/deliver';
import { remind } from '@/lib/console/notifications/remind';
import { onSteadyClock } from './on-steady-clock';
import type { Runtime } from './runtime';
import type { Task } from './tasks';
import { unlessSimulating } from './unless-simulating';

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

/** Judging the queues and telling people of what was found. */
export function healthTasks(runtime: Runtime): Task[] {
  const { console, notify, settings } = runtime;
  const deliverer = makeDeliverer(notify);
  const watch = new QueueWatch(console);
  return [
    {
      // As often as there are new figures to judge.
      name: 'health',
      everyMs: settings.sampleIntervalMs,
      run: () => unlessSimulating(runtime, () => watch.round()),
    },
    { name: 'notifier', everyMs: SECOND, run: deliverer.run, settled: deliverer.settled },
    { name: 'reminders', everyMs: 60 * SECOND, run: () => unlessSimulating(runtime, () => remind(console)) },
    {
      name: 'incident-housekeeping',
      everyMs: HOUR,
      run: () => onSteadyClock(runtime, () => dropOldIncidents(console)),
    },
  ];
}
