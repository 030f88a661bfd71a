import type { Role } from './actor';

/** Who must have a second factor beside a password. */
export const SECOND_FACTOR_RULES = ['off', 'admins', 'everyone'] as const;

export type SecondFactorRule = (typeof SECOND_FACTOR_RULES)[number];

/** What is kept may be unreadable; nobody is shut out by that. */
export function ruleOf(text: unknown): SecondFactorRule {
  return SECOND_FACTOR_RULES.find((rule) => rule === text) ?? 'off';
}

/** Whether somebody of this role, who can sign in with a password, must have a second factor. */
export function asksForSecondFactor(rule: SecondFactorRule, role: Role): boolean {
  return rule === 'everyone' || (rule === 'admins' && role === 'admin');
}
