import { inspect } from 'node:util';
import { expectLineWithoutSecret } from './expect-no-secret';

/** The log of a context in a test: it says nothing, and each line is looked into and kept. */
export interface WatchedLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
  /** What it was told, in order; `messages` is the same without facts. */
  messages: string[];
  lines: { level: 'info' | 'warn' | 'error'; facts: object; message: string }[];
}

/** @throws Error from the call that logs a secret. */
export function watchedLog(): WatchedLog {
  const lines: WatchedLog['lines'] = [];
  const messages: string[] = [];
  const at = (level: 'info' | 'warn' | 'error') => (facts: object, message: string) => {
    lines.push({ level, facts, message });
    messages.push(message);
    expectLineWithoutSecret(
      inspect([facts, message], { depth: 10, maxStringLength: Infinity, maxArrayLength: Infinity }),
    );
  };
  return { info: at('info'), warn: at('warn'), error: at('error'), messages, lines };
}
