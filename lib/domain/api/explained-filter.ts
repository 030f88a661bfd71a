import * as z from 'zod/mini';
import { FIELD_TYPES } from '../field-types';
import type { ExplainedGroup } from '../filter/explain';
import { GROUP_TYPES } from '../filter/types';

/** A filter with its verdict on one record, part by part (lib/domain/filter/explain). */
const verdict = { holds: z.boolean(), decides: z.boolean() };
const value = z.nullable(z.union([z.string(), z.number(), z.boolean()]));

const explainedCondition = z.object({
  ...verdict,
  kind: z.literal('condition'),
  field: z.string(),
  type: z.enum(FIELD_TYPES),
  words: z.string(),
  value,
});

const explainedJoin = z.object({
  ...verdict,
  kind: z.literal('join'),
  field: z.string(),
  model: z.string(),
  words: z.string(),
  negated: z.boolean(),
  value,
  get filter() {
    return z.nullable(explainedGroup);
  },
});

// The type is written down because a group and a join hold each other.
export const explainedGroup: z.ZodMiniType<ExplainedGroup> = z.object({
  ...verdict,
  kind: z.literal('group'),
  type: z.enum(GROUP_TYPES),
  get conditions() {
    return z.array(z.union([explainedCondition, explainedJoin, explainedGroup]));
  },
});
