import { parentPort } from 'node:worker_threads';
import { readProcessAnswer, type ProcessAnswer } from '@/lib/domain/payload/process-answer';

/** The body of a process call, under a number of its own. */
export interface AnswerToRead {
  id: number;
  bytes: Uint8Array;
}

export interface AnswerRead {
  id: number;
  answer: ProcessAnswer;
}

// The program of the thread that `makeAnswerReader` starts: reads what it is sent, one after the other.
parentPort?.on('message', ({ id, bytes }: AnswerToRead) => {
  const read: AnswerRead = { id, answer: readProcessAnswer(bytes) };
  parentPort?.postMessage(read, []);
});
