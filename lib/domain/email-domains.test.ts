import { describe, expect, it } from 'vitest';
import { isOfDomains, readDomainRule } from './email-domains';

const ruleOf = (text: string): string => {
  const read = readDomainRule(text);
  return read.ok ? read.rule : 'refused';
};

describe('an e-mail address and a list of domains', () => {
  it.each([
    ['a@example.org', 'example.org', true],
    ['A@EXAMPLE.ORG', 'Example.Org', true],
    ['a@evil-example.org', 'example.org', false],
    ['a@example.org.evil', 'example.org', false],
    ['a@example.org.evil.example', 'example.org', false],
    ['a@sub.example.org', 'example.org', false],
    ['a@sub.example.org', '*.example.org', true],
    ['a@deep.sub.example.org', '*.example.org', true],
    ['a@example.org', '*.example.org', false],
    ['a@evilexample.org', '*.example.org', false],
    ['a@.example.org', '*.example.org', false],
    ['a@example.org@evil.example', 'example.org', false],
    ['a@evil.example@example.org', 'example.org', false],
    ['"a@evil.example"@example.org', 'example.org', false],
    ['a@example.org/.evil.example', 'example.org', false],
    ['a@example.org#.evil.example', 'example.org', false],
    ['a@example.org\\.evil.example', 'example.org', false],
    ['a@example.org:443', 'example.org', false],
    ['a@example.org\u0000.evil.example', 'example.org', false],
    ['a@example.org\n', 'example.org', false],
    ['a@ex%61mple.org', 'example.org', false],
    ['a@example.org.', 'example.org', false],
    ['@example.org', 'example.org', false],
    ['example.org', 'example.org', false],
    ['a@münchen.example', 'xn--mnchen-3ya.example', true],
    ['a@xn--mnchen-3ya.example', 'münchen.example', true],
    ['a@MÜNCHEN.example', 'münchen.example', true],
    ['a@munchen.example', 'münchen.example', false],
    // A Cyrillic а.
    ['a@exаmple.org', 'example.org', false],
    ['a@example.org', '@example.org', true],
    ['a@127.0.0.1', 'example.org', false],
  ])('%j of %s: %s', (email, rule, expected) => {
    expect(isOfDomains(email, [ruleOf(rule)])).toBe(expected);
  });

  it('is of none when the list is empty', () => {
    expect(isOfDomains('a@example.org', [])).toBe(false);
  });

  it.each([
    '',
    '*',
    '*.',
    'org',
    '*.*.example.org',
    'a@example.org',
    'exa mple.org',
    '127.0.0.1',
    'x..y',
    'http://x.y',
  ])('has no rule %j', (text) => {
    expect(ruleOf(text)).toBe('refused');
  });
});
