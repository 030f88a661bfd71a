import type { SignInSettingsView } from '@/lib/domain/api/sign-in-settings';
import type { SecondFactorRule } from '@/lib/domain/second-factor-rule';
import { formatNumber } from '../ui/number';

/** Whom a rule would stop, before it is saved. */
export interface Stopped {
  count: number;
  sentence: string;
}

/** @returns null for the rule that stops nobody. */
export function whomItStops(settings: SignInSettingsView, rule: SecondFactorRule): Stopped | null {
  if (rule === 'off') return null;
  if (settings.provider?.passwordsAllowed === false) {
    const sentence = 'Passwords are turned off, so nobody is asked for one until they are turned on again.';
    return { count: 0, sentence };
  }
  const { adminsWithout, peopleWithout } = settings.secondFactor;
  const count = rule === 'admins' ? adminsWithout : peopleWithout;
  if (count === 0) return { count, sentence: 'Everybody it asks for has one already.' };
  const [one, many] = rule === 'admins' ? ['admin has', 'admins have'] : ['person has', 'people have'];
  const who = `${formatNumber(count)} ${count === 1 ? one : many}`;
  const next = 'With the next click they are led to set one up, and can do nothing else before.';
  return { count, sentence: `${who} none yet. ${next}` };
}
