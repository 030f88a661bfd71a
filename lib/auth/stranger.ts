import type { Actor } from '@/lib/domain/actor';
import { requestOf, type Caller } from './caller';

/** Whoever acts without being known: who was not let in, or asked for a link. */
export function strangerOf(caller: Caller): Actor {
  const { address } = caller;
  return { kind: 'person', id: null, name: 'Somebody', role: 'viewer', address, ...requestOf(caller) };
}
