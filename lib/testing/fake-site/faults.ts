/**
 * What goes wrong with one request. `acts` says whether the site does what it was asked before it goes wrong: the caller
 * cannot see that, and must come out right either way.
 */
export type Fault =
  /** The connection is reset: before any answer, in the middle of the body, or after all of it. */
  | { kind: 'reset'; when: 'before' | 'middle' | 'after'; acts: boolean }
  /** Another status and body than the site would have answered. */
  | { kind: 'answer'; status: number; body?: string; headers?: Record<string, string>; acts: boolean }
  /** The right answer with its JSON changed. */
  | { kind: 'change'; change: (body: Record<string, unknown>) => unknown }
  /** The right answer's text, cut after this share of it. */
  | { kind: 'cut'; share: number }
  /** Head and beginning, then nothing more for ever. */
  | { kind: 'stall'; after: 'nothing' | 'head' }
  /** A body without end. */
  | { kind: 'endless' }
  /** The right answer, compressed; `broken`: it only says so. */
  | { kind: 'compress'; as: 'gzip' | 'br' | 'deflate'; broken?: true }
  /** The right answer under a length it does not reach, and then the end of the connection. */
  | { kind: 'short' }
  /** The beginning of the right answer, and the rest of it once the test says so. */
  | { kind: 'hold-rest'; share: number; until: Promise<void> }
  /** The right answer, slowly: after a while it is asked, after another it begins to answer, and after a third the rest comes. */
  | { kind: 'slow'; share: number; pausesMs: readonly [number, number, number] }
  /** The right answer, once the test says so. */
  | { kind: 'hold'; until: Promise<void> };

export type Endpoint = 'token' | 'rest' | 'process' | 'finish';
