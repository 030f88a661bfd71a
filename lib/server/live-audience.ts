import { readStandings, type Standing } from '@/lib/auth/standings';
import type { EndReason } from '@/lib/console/live/viewers';
import type { Asker } from '@/lib/http/asker';
import { personMay, tokenMay, type Person } from '@/lib/domain/policies';
import type { Runtime } from './runtime';

/** Whoever reads is asked about again after so long, besides when what they may is known to have changed. */
const RECHECK_MS = 60_000;

/** One who was let in, and how to tell them that they may not go on. */
export interface Listener {
  asker: Asker;
  endBecause(reason: EndReason): void;
}

/**
 * Whether those who listen to the live stream still may: one timer and one round of questions for all of them, so that a viewer costs
 * no more than their socket. What is asked about while a round is under way waits for the next.
 */
export class LiveAudience {
  private readonly all = new Set<Listener>();
  private readonly waiting = new Set<Listener>();
  private timer: NodeJS.Timeout | undefined;
  private asking: Promise<void> | undefined;

  constructor(private readonly auth: Runtime['auth']) {}

  add(listener: Listener): void {
    this.all.add(listener);
    if (this.timer !== undefined) return;
    this.timer = setInterval(() => this.ask(this.all), RECHECK_MS);
    this.timer.unref();
  }

  remove(listener: Listener): void {
    this.all.delete(listener);
    this.waiting.delete(listener);
    if (this.all.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** Asks about some again, soon: those named in one go are asked about at once. */
  ask(listeners: Iterable<Listener>): void {
    for (const listener of listeners) this.waiting.add(listener);
    this.asking ??= this.askAll().finally(() => (this.asking = undefined));
  }

  private async askAll(): Promise<void> {
    // Whoever else is named in the same go.
    await Promise.resolve();
    while (this.waiting.size > 0) {
      const listeners = [...this.waiting];
      this.waiting.clear();
      try {
        const standings = await readStandings(this.auth, letInBy(listeners));
        for (const one of listeners) end(one, standings.get(idOf(one.asker)));
      } catch {
        // While the database does not answer nothing is sent either; the next round decides.
      }
    }
  }
}

function end(listener: Listener, standing: Standing | undefined): void {
  const { asker } = listener;
  if (standing === undefined) listener.endBecause('signed-out');
  else if (standing === 'barred' || !mayGoOn(asker, standing)) listener.endBecause('role');
}

/** Another role, or other payloads, and the stream begins anew with what belongs to them. */
function mayGoOn(asker: Asker, now: Person): boolean {
  const then = personOf(asker);
  if (now.role !== then.role || now.seesPayloads !== then.seesPayloads) return false;
  return 'sessionId' in asker ? personMay(now, 'overview.read') : tokenMay(now, 'overview.read');
}

export function personOf(asker: Asker): Person {
  return 'sessionId' in asker ? asker.account : asker.token;
}

function letInBy(listeners: readonly Listener[]) {
  const askers = listeners.map(({ asker }) => asker);
  const isPerson = (asker: Asker) => 'sessionId' in asker;
  return {
    sessionIds: unique(askers.filter(isPerson).map(idOf)),
    tokenIds: unique(askers.filter((asker) => !isPerson(asker)).map(idOf)),
  };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function idOf(asker: Asker): string {
  return 'sessionId' in asker ? asker.sessionId : asker.actor.id;
}
