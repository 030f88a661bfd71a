import type { SettledCall } from '@/lib/console/context';
import type { Metrics } from './metrics';

/** Counts a call whose outcome was written down. */
export function noteCall(metrics: Metrics, { verb, state, actorKind, tookMs }: SettledCall): void {
  metrics.calls.inc({ verb, state, actor: actorKind });
  metrics.callSeconds.observe({ verb }, tookMs / 1000);
}
