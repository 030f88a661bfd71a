import { expect, it } from 'vitest';
import { CANARY_TEXT, expectNoCanary } from './canary';

it('lets nothing with a mark through, and everything else', () => {
  expect(() => expectNoCanary('{"level":30,"msg":"A token fac_gw_ab… was made"}')).not.toThrow();
  expect(() => expectNoCanary(`one\n{"msg":"wrong password ${CANARY_TEXT}"}\n`)).toThrow('wrong password');
  expect(() => expectNoCanary(`fac_gw_${'x'.repeat(43)}`)).toThrow('A secret came out');
});
