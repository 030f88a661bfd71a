import * as fc from 'fast-check';

/*
 * What may happen to a site in a history: everything a person, an integration or the program itself can do to records,
 * alerts and queues. Picks are numbers that the run turns into whatever stands then.
 */

/** Values of a save; a field left out is not written. */
export interface WrittenValues {
  po_number?: string | null;
  amount_requested?: string | null;
  state?: string;
  program_organization_id?: number | null;
  updated_by_id?: number;
}

export type Op =
  | { kind: 'create'; values: WrittenValues }
  | { kind: 'create-as'; gap: number; values: WrittenValues }
  /** Makes a record under the id of one that was deleted. */
  | { kind: 'create-again'; pick: number; values: WrittenValues }
  | { kind: 'update'; pick: number; values: WrittenValues };

export type TestFilter =
  | { kind: 'none' }
  | { kind: 'amount-gt'; limit: number }
  | { kind: 'po-eq'; text: string }
  | { kind: 'state-in'; states: readonly string[] };

export interface TestConfig {
  type: 'Filter' | 'State' | 'One Time Filter' | 'Field';
  filter: TestFilter;
  states: readonly string[];
  fields: readonly ('po_number' | 'amount_requested' | 'state')[];
  extra: readonly string[];
  enabled: boolean;
}

export type Step =
  | { kind: 'save'; ops: readonly Op[] }
  /** A batch whose last save is of a record that never was: nothing of it may stay. */
  | { kind: 'bad-save'; ops: readonly Op[] }
  | { kind: 'delete-record'; pick: number }
  | { kind: 'rename-organization'; name: string }
  | { kind: 'make-alert'; config: TestConfig }
  | { kind: 'edit-alert'; pick: number; change: Partial<TestConfig> }
  | { kind: 'delete-alert'; pick: number }
  | { kind: 'sweep' }
  | { kind: 'sweep-part'; pick: number; chunk: number }
  | { kind: 'process'; pick: number; limit: number | null }
  | { kind: 'finish'; pick: number; job: number }
  | { kind: 'finish-unknown'; pick: number }
  | { kind: 'requeue'; pick: number; job: number }
  | { kind: 'set-outstanding'; setting: 'redeliver' | 'uuid-only' | 'refuse' }
  | { kind: 'tick'; ms: number };

export const STATES = ['new', 'submitted', 'granted'] as const;
export const TRIGGER_FIELDS = ['po_number', 'amount_requested', 'state'] as const;

const pick = fc.nat({ max: 50 });
const values: fc.Arbitrary<WrittenValues> = fc.record(
  {
    po_number: fc.constantFrom('a', 'A', 'b', '', null),
    amount_requested: fc.constantFrom('10', '60000', '60000.50', '60000.5', null),
    state: fc.constantFrom(...STATES),
    program_organization_id: fc.constantFrom(1, 2, null),
    updated_by_id: fc.constantFrom(1, 2),
  },
  { requiredKeys: [] },
);

const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('create' as const), values }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('create-as' as const),
      gap: fc.integer({ min: 0, max: 3 }),
      values,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('create-again' as const), pick, values }) },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('update' as const), pick, values }) },
);

const filter: fc.Arbitrary<TestFilter> = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.record({ kind: fc.constant('amount-gt' as const), limit: fc.constantFrom(10, 60_000) }),
  fc.record({ kind: fc.constant('po-eq' as const), text: fc.constantFrom('a', 'B') }),
  fc.record({ kind: fc.constant('state-in' as const), states: fc.subarray([...STATES], { minLength: 1 }) }),
);

const parts = {
  type: fc.constantFrom('Filter' as const, 'State' as const, 'One Time Filter' as const, 'Field' as const),
  filter,
  states: fc.subarray([...STATES], { minLength: 1 }),
  fields: fc.subarray([...TRIGGER_FIELDS], { minLength: 1 }),
  extra: fc.subarray([
    'po_number',
    'amount_requested',
    'state',
    'program_organization_id.name',
    'spending_year',
  ]),
};
const config: fc.Arbitrary<TestConfig> = fc.record({
  ...parts,
  enabled: fc.constantFrom(true, true, true, false),
});
const change: fc.Arbitrary<Partial<TestConfig>> = fc.record(
  { ...parts, enabled: fc.boolean() },
  { requiredKeys: [] },
);

const ops = fc.array(op, { minLength: 1, maxLength: 6 });

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('save' as const), ops }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('bad-save' as const), ops }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete-record' as const), pick }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rename-organization' as const),
      name: fc.constantFrom('Oak', 'Elm'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('make-alert' as const), config }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('edit-alert' as const), pick, change }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete-alert' as const), pick }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sweep' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('sweep-part' as const),
      pick,
      chunk: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('process' as const),
      pick,
      limit: fc.constantFrom(null, 1, 2, 5),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('finish' as const), pick, job: pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('finish-unknown' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('requeue' as const), pick, job: pick }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('set-outstanding' as const),
      setting: fc.constantFrom('redeliver' as const, 'uuid-only' as const, 'refuse' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('tick' as const), ms: fc.integer({ min: 0, max: 1500 }) }),
  },
);

/** A history begins with an alert of each type, so that hardly any save meets a site without one. */
export const anyHistory: fc.Arbitrary<readonly Step[]> = fc
  .tuple(fc.tuple(config, config, config, config), fc.array(anyStep, { minLength: 8, maxLength: 45 }))
  .map(([configs, steps]) => [
    ...configs.map((made, index): Step => ({
      kind: 'make-alert',
      config: {
        ...made,
        enabled: true,
        type: (['Filter', 'State', 'One Time Filter', 'Field'] as const)[index] ?? made.type,
      },
    })),
    ...steps,
  ]);
