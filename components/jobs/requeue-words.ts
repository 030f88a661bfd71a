/** What queueing a job's records again does. @param taker who gets them then, as the beginning of a sentence. */
export function requeueWords(taker: string): string {
  return `They go back to the queue with the times they were first triggered, so they come before everything triggered since. ${taker} gets them a second time. A job’s records can be sent back once.`;
}
