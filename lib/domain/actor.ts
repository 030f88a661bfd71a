/** What a person may be. Each role may all that the one before it may. */
export const ROLES = ['viewer', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who acts. `person` signed in; `token` is a program with an API token; `cli` is somebody with a shell on the server; `system` is the
 * program itself; `gateway` is an integration that polls through the console; `sample` is an integration of the sample data;
 * `application` is an OAuth application of the built-in site.
 */
export type ActorKind = 'person' | 'token' | 'cli' | 'system' | 'gateway' | 'application' | 'sample';

export interface Actor {
  kind: ActorKind;
  /** The account's or token's id; null for the program itself. */
  id: string | null;
  /** Shown to people. */
  name: string;
  /** What a person or an API token may do; the program and the command line may everything. */
  role: Role;
  /** Network address the act came from, when it came over a network. */
  address: string | null;
  /** The request it came by: what is done is found by it in the activity log and the server's log. */
  requestId?: string;
}

/** The account of whoever acts, when a person does. */
export function accountIdOf({ kind, id }: Actor): string | null {
  return kind === 'person' ? id : null;
}

export const systemActor: Actor = { kind: 'system', id: null, name: 'System', role: 'admin', address: null };
export const cliActor: Actor = { kind: 'cli', id: null, name: 'Command line', role: 'admin', address: null };
