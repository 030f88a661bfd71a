import { Worker } from 'node:worker_threads';
import type { Log, ReadAnswer } from '@/lib/console/context';
import { readProcessAnswer, type ProcessAnswer } from '@/lib/domain/payload/process-answer';
import type { AnswerRead, AnswerToRead } from './answer-thread';

/** Smaller answers are read sooner than they are handed to another thread and back. Bytes. */
const WORTH_A_THREAD = 64 * 1024;

/**
 * Reads the answers of process calls on a thread of their own: while a thousand records are read, the thread that asked hashes and
 * compresses them, and goes on answering others. The thread starts with the first answer that is worth it and then stays. Until it is up, and
 * whenever it fails, an answer is read at once where it is: none is left unread.
 * @param file the bundled program of the thread (answer-thread.ts).
 */
export function makeAnswerReader(file: string, log: Log): ReadAnswer {
  let thread: AnswerThread | null = null;
  return async (bytes) => {
    if (bytes.byteLength < WORTH_A_THREAD) return readProcessAnswer(bytes);
    if (thread === null || thread.isOver) thread = new AnswerThread(file, log);
    return (await thread.read(bytes)) ?? readProcessAnswer(bytes);
  };
}

class AnswerThread {
  isOver = false;
  private isUp = false;
  private lastId = 0;
  /** Whoever waits for an answer; told null when the thread will not read it. */
  private readonly waiting = new Map<number, (answer: ProcessAnswer | null) => void>();
  private readonly worker: Worker;

  constructor(file: string, log: Log) {
    // It is told nothing but bytes: neither the settings, which hold secrets, nor how this process was started.
    this.worker = new Worker(file, { env: {}, execArgv: [] });
    this.worker.on('online', () => {
      this.isUp = true;
      // It holds no process that wants to end.
      this.worker.unref();
    });
    this.worker.on('message', ({ id, answer }: AnswerRead) => this.tell(id, answer));
    this.worker.on('error', (error) => {
      log.warn({ err: error }, 'The thread that reads answers failed; they are read without it');
      this.end();
    });
    this.worker.on('exit', () => this.end());
  }

  read(bytes: Uint8Array): Promise<ProcessAnswer | null> {
    if (!this.isUp || this.isOver) return Promise.resolve(null);
    const message: AnswerToRead = { id: (this.lastId += 1), bytes };
    return new Promise((resolve) => {
      this.waiting.set(message.id, resolve);
      // A copy: the bytes are hashed and compressed here meanwhile, so nothing is handed over.
      this.worker.postMessage(message, []);
    });
  }

  private tell(id: number, answer: ProcessAnswer | null): void {
    this.waiting.get(id)?.(answer);
    this.waiting.delete(id);
  }

  private end(): void {
    this.isOver = true;
    for (const id of this.waiting.keys()) this.tell(id, null);
  }
}
