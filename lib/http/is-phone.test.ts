import { expect, it } from 'vitest';
import { isPhone } from './is-phone';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
const FIREFOX_ON_ANDROID = 'Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0';
const LAPTOP =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36';

it.each([
  ['a phone by its name', { 'user-agent': IPHONE }, true],
  ['another', { 'user-agent': FIREFOX_ON_ANDROID }, true],
  ['a laptop by its name', { 'user-agent': LAPTOP }, false],
  ['the hint before the name', { 'user-agent': LAPTOP, 'sec-ch-ua-mobile': '?1' }, true],
  ['the hint of a laptop', { 'user-agent': IPHONE, 'sec-ch-ua-mobile': '?0' }, false],
  ['who says nothing', {}, false],
])('tells %s', (_who, headers, expected) => {
  expect(isPhone(new Headers(headers as Record<string, string>))).toBe(expected);
});
