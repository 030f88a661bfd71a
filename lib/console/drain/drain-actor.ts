import type { Row } from '@/lib/db/schema';
import type { Actor } from '@/lib/domain/actor';

/** Who started a drain, or resumed it last: its calls are theirs. */
export function drainActor(drain: Row<'drain'>): Actor {
  return {
    kind: drain.actor_kind === 'person' || drain.actor_kind === 'cli' ? drain.actor_kind : 'system',
    id: drain.actor_id,
    name: drain.actor_name,
    role: 'operator',
    address: drain.actor_address,
  };
}
