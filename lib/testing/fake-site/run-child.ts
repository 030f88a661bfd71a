import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Settings } from '@/lib/config/settings';
import { wordsOf } from '../programs';

export interface LedgerChild {
  /** The next line it says. @throws when it ends instead, with what it wrote as errors. */
  nextLine(): Promise<string>;
  start(): void;
  /** SIGKILL: nothing of it runs any more. */
  kill(): Promise<void>;
}

/** Starts ledger-child.ts in a process of its own. */
export function startLedgerChild(
  settings: Settings['database'],
  options: {
    stopAt?: string;
    mode?: 'move-on' | 'race' | 'drain';
    env?: Readonly<Record<string, string>>;
  },
): LedgerChild {
  const child = spawn(
    process.execPath,
    [...wordsOf('ledger-child'), JSON.stringify(settings), options.stopAt ?? '', options.mode ?? 'move-on'],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...options.env } },
  );
  let errors = '';
  child.stderr.on('data', (text: Buffer) => {
    errors += text.toString();
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async nextLine() {
      const { done, value } = await lines.next();
      if (done === true) throw new Error(`The process ended: ${errors}`);
      return value;
    },
    start: () => {
      child.stdin.write('go\n');
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
