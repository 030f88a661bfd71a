import { z } from 'zod';
import { readJson } from '@/lib/db/json';
import type { Row } from '@/lib/db/schema';
import type { Actor } from '@/lib/domain/actor';

const kind = z.enum(['person', 'token', 'cli', 'system', 'gateway', 'sample']).catch('system');
const written = z.looseObject({ address: z.string().nullable().catch(null) }).catch({ address: null });

/** Who asked for a call, from its row: it may be settled long after, by another instance. */
export function actorOf(call: Row<'call'>): Actor {
  return {
    kind: kind.parse(call.actor_kind),
    id: call.actor_id,
    name: call.actor_name,
    role: 'operator',
    address: written.parse(readJson(call.expectation_json)).address,
  };
}
