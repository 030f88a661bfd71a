/** A page that shows queues, ours or a peer's, with all that stands behind it. */
export interface Board {
  name: string;
  url: string;
  /** Of somebody signed in, where one has to be. */
  cookies: readonly { name: string; value: string }[];
  /** Matches each row; the page is usable when `rows` of them are drawn. */
  row: string;
  rows: number;
  /** The roots of the processes whose work counts: the server, and its database where that is another. */
  pids: readonly number[];
  /** Begins two changes a second, each in one queue, made by a process that does not count. */
  change(): Promise<() => void>;
  stop(): Promise<void>;
}

/** Milliseconds between two changes. */
export const CHANGE_EVERY_MS = 500;
