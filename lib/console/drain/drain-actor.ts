import type { Row } from '@/lib/db/schema';
import type { Actor } from '@/lib/domain/actor';

/** Who can start one. */
const KINDS = ['person', 'token', 'cli'] as const;

/** Who started a drain, or resumed it last: its calls are theirs. What they may now is asked before each call (drain-owner.ts). */
export function drainActor(drain: Row<'drain'>): Actor {
  return {
    kind: KINDS.find((kind) => kind === drain.actor_kind) ?? 'system',
    id: drain.actor_id,
    name: drain.actor_name,
    role: 'operator',
    address: drain.actor_address,
  };
}
