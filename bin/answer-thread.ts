import path from 'node:path';

/** Where the build puts the program of the thread that reads answers (lib/server/answers). */
export function answerThreadFile(root: string): string {
  return path.join(root, '.next/answer-thread.mjs');
}
