import type { Compilable, CompiledQuery, QueryResult } from 'kysely';
import type { Queryable } from './database';
import type { DialectSupport } from './dialect/support';

type Value = string | number | null | Uint8Array;

/** By name. What is left out (or undefined) counts as a name that is not given; a list is for `in`. */
type Values<P> = { [K in keyof P]: Value | readonly Value[] | undefined };

/** A query whose text is made once, and which is asked with other values each time. */
export interface KeptQuery<P, R> {
  all(db: Queryable, values: P): Promise<R[]>;
  first(db: Queryable, values: P): Promise<R | undefined>;
  /** @returns how many rows it wrote, changed or removed. */
  run(db: Queryable, values: P): Promise<number>;
}

/** Lists go in powers of two, filled up with their last value, so that there are few texts. One with a longer list is made anew each time. */
const LONGEST_LIST = 128;

/** Stands for a value while the text is made. */
class Blank {
  constructor(
    readonly name: string,
    /** Of a value in a list. */
    readonly index?: number,
  ) {}
}

type Given = ReadonlyMap<string, unknown>;

/**
 * For what every call and every round asks: making the text of a small statement takes longer than running it (55 µs, and a process
 * call has some forty). One text is kept for each kind of database and each set of names.
 * @param build is called once for a text. It sees which values are given and passes them on, but must not look into one.
 */
export function keptQuery<P extends Values<P>, R>(
  build: (db: Queryable, values: P) => Compilable<R>,
): KeptQuery<P, R> {
  const texts = new WeakMap<object, Map<string, CompiledQuery<R>>>();
  const ask = (db: Queryable, values: P): Promise<QueryResult<R>> => {
    const given: Given = new Map(Object.entries(values).filter(([, value]) => value !== undefined));
    const text = textOf(texts, { db, given, build });
    return db.executeQuery({ ...text, parameters: text.parameters.map((value) => filled(value, given)) });
  };
  return {
    all: async (db, values) => (await ask(db, values)).rows,
    first: async (db, values) => (await ask(db, values)).rows[0],
    run: async (db, values) => Number((await ask(db, values)).numAffectedRows ?? 0),
  };
}

/** The same where the text differs by kind of database in more than its compiler knows. */
export function keptQueryFor<P extends Values<P>, R>(
  build: (db: Queryable, values: P, support: DialectSupport) => Compilable<R>,
): (support: DialectSupport) => KeptQuery<P, R> {
  const made = new WeakMap<DialectSupport, KeptQuery<P, R>>();
  return (support) => {
    const kept = made.get(support) ?? keptQuery((db: Queryable, values: P) => build(db, values, support));
    made.set(support, kept);
    return kept;
  };
}

function textOf<P, R>(
  texts: WeakMap<object, Map<string, CompiledQuery<R>>>,
  asked: { db: Queryable; given: Given; build: (db: Queryable, values: P) => Compilable<R> },
): CompiledQuery<R> {
  const { db, given, build } = asked;
  const { adapter } = db.getExecutor();
  const kept = texts.get(adapter) ?? new Map<string, CompiledQuery<R>>();
  texts.set(adapter, kept);
  const key = keyOf(given);
  const text = kept.get(key ?? '') ?? build(db, blanks<P>(given)).compile();
  if (key !== null) kept.set(key, text);
  return text;
}

/** @returns null for what is not kept. */
function keyOf(given: Given): string | null {
  let key = 'of';
  for (const [name, value] of given) {
    if (Array.isArray(value) && value.length > LONGEST_LIST) return null;
    key += Array.isArray(value) ? ` ${name}[${sizeOf(value)}]` : ` ${name}`;
  }
  return key;
}

/** The one place that says of blanks that they are the values: the builder passes them on, and never looks. */
function blanks<P>(given: Given): P {
  const entries = [...given].map(([name, value]) => [
    name,
    Array.isArray(value)
      ? Array.from({ length: sizeOf(value) }, (_one, index) => new Blank(name, index))
      : new Blank(name),
  ]);
  return Object.fromEntries(entries) as P;
}

function filled(value: unknown, given: Given): unknown {
  if (!(value instanceof Blank)) return value;
  const whole = given.get(value.name);
  if (value.index === undefined || !Array.isArray(whole)) return whole;
  return whole[Math.min(value.index, whole.length - 1)];
}

function sizeOf({ length }: readonly unknown[]): number {
  return length === 0 || length > LONGEST_LIST ? length : 2 ** Math.ceil(Math.log2(length));
}
