import { ruleOf, type SecondFactorRule } from '@/lib/domain/second-factor-rule';
import type { Queryable } from '../../database';
import { readJson } from '../../json';
import { getSetting } from './get-setting';

export const SECOND_FACTOR_RULE = 'second-factor';

/** Who must have a second factor; nobody, unless it was set. */
export async function getSecondFactorRule(db: Queryable): Promise<SecondFactorRule> {
  const text = await getSetting(db, SECOND_FACTOR_RULE);
  return text === undefined ? 'off' : ruleOf(readJson(text));
}
