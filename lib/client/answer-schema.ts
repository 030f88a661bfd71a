/**
 * What checks an answer: the part of Standard Schema that is needed for it, so that the schemas of the console API, written in zod,
 * can be given, and the first page can do without zod.
 */
export interface AnswerSchema<Output> {
  readonly '~standard': {
    readonly validate: (value: unknown) => Checked<Output> | Promise<Checked<Output>>;
  };
}

/** What a schema gives. */
export type AnswerOf<Schema> = Schema extends AnswerSchema<infer Output> ? Output : never;

type Checked<Output> = { readonly value: Output } | { readonly issues: readonly unknown[] };

/** A schema made of one check by hand, for what every page loads. */
export function checkedBy<Output>(isRight: (value: unknown) => value is Output): AnswerSchema<Output> {
  return {
    '~standard': {
      validate: (value) =>
        isRight(value) ? { value } : { issues: [{ message: 'Not of the shape expected' }] },
    },
  };
}

/** Whether it has fields that can be looked at; an array has not. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
