import { inspect } from 'node:util';
import { marksWithin, secretsWithin } from './canary';
import { note } from './noted-secrets';
import { watchCalls } from './watch-calls';

/*
 * Looks at what the program does in the process of a unit test, whether or not the test looks itself: a new one cannot forget it.
 */
export function watchProcess(): void {
  watchAnswers();
  watchErrors();
  watchTerminal();
  watchCalls((secrets) => note(secrets, 'the address of a call to another server'));
}

/**
 * Every answer the program makes: none shows a secret it was given, whichever route makes it. Those that it made itself are shown by some,
 * which expectAnswerWithoutSecret knows. A stream is looked at by who reads it (live-reader.ts).
 */
function watchAnswers(): void {
  const look = (body: unknown, init: ResponseInit | undefined): void => {
    const headers = JSON.stringify([...new Headers(init?.headers)]);
    note(marksWithin(`${textOf(body)}\n${headers}`), 'an answer');
  };
  const Unwatched = Response;
  globalThis.Response = class extends Unwatched {
    /** What the platform makes itself (of `json`, `redirect` or a call) is one too. */
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof Unwatched;
    }
    constructor(body?: BodyInit | null, init?: ResponseInit) {
      look(body, init);
      super(body, init);
    }
    static override json(data: unknown, init?: ResponseInit): Response {
      look(JSON.stringify(data), init);
      return super.json(data, init);
    }
  };
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return String(body);
  return body instanceof Uint8Array
    ? Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1')
    : '';
}

/** What is thrown is logged, shown or told to somebody sooner or later: no message holds a secret. */
function watchErrors(): void {
  const make = (target: ErrorConstructor, words: unknown[], made?: unknown): Error => {
    if (typeof words[0] === 'string') note(marksWithin(words[0]), 'the message of an error');
    const error: Error = Reflect.construct(target, words, typeof made === 'function' ? made : target);
    // Where it was made is where the program made it.
    target.captureStackTrace(error, handler.construct);
    return error;
  };
  const handler = {
    construct: (target: ErrorConstructor, words: unknown[], made: unknown) => make(target, words, made),
    apply: (target: ErrorConstructor, _self: unknown, words: unknown[]) => make(target, words),
  };
  globalThis.Error = new Proxy(Error, handler);
}

function watchTerminal(): void {
  for (const name of ['debug', 'info', 'log', 'warn', 'error'] as const) {
    const say = console[name].bind(console);
    console[name] = (...words: unknown[]) => {
      note(secretsWithin(inspect(words, { depth: 10 })), `what the console was told (${name})`);
      say(...words);
    };
  }
}
