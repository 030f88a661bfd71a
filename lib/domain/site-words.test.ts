import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonWithoutSiteWords, siteWords, withoutSiteWords } from './site-words';

describe('the words of a site', () => {
  it('are left out of every sentence they stand in, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (message) => {
        const sentence = `The site refused the call${siteWords(message)}. Nothing changed there.`;
        expect(withoutSiteWords(sentence)).toBe('The site refused the call. Nothing changed there.');
      }),
    );
    for (const message of ['Ada (1815) :) (it says: x)', '((', '))', 'it says: )'])
      expect(withoutSiteWords(`No${siteWords(message)}.`)).toBe('No.');
    expect(withoutSiteWords('Nothing was queued (3 records).')).toBe('Nothing was queued (3 records).');
    expect(withoutSiteWords('Cut off (it says: Ada Love')).toBe('Cut off');
  });

  it('hold nothing that the site was sent, as it came or as it stands in an address', () => {
    const secrets = ['tok-en', 'tok-en+2/x', ''];
    const said = siteWords('Bearer tok-en is not tok-en+2/x: see /x?t=tok-en%2B2%2Fx', secrets);
    expect(said).toBe(' (it says: Bearer … is not …: see /x?t=…)');
  });

  it.each([
    ['JSON', String.raw`a"b\c/é ü`, JSON.stringify(String.raw`a"b\c/é ü`).slice(1, -1)],
    ['JSON with slashes escaped', 'a/b/é', String.raw`a\/b\/é`],
    ['JSON in ASCII', 'a/b/é', String.raw`a/b/\u00e9`],
    ['JSON in ASCII with slashes escaped', 'a/b/é', String.raw`a\/b\/\u00e9`],
    ['a form', 'a b+c', 'a+b%2Bc'],
    ['a form in small letters', 'a b+c', 'a+b%2bc'],
  ])('hold nothing that the site was sent, as %s writes it', (_, secret, written) => {
    expect(siteWords(`No scope for "${written}"!`, [secret])).toBe(' (it says: No scope for "…"!)');
  });

  it('are read whatever the secret is', () => {
    expect(siteWords('No scope', ['\uD800'])).toBe(' (it says: No scope)');
  });

  it('are none where nobody knows what the site was sent', () => {
    expect(siteWords('Bearer tok-en is no token', null)).toBe('');
  });

  it('are left out of an answer at any depth', () => {
    const answer = { calls: [{ detail: `No${siteWords('Ada')}.`, count: 3, at: null }] };
    expect(JSON.parse(jsonWithoutSiteWords(answer))).toEqual({
      calls: [{ detail: 'No.', count: 3, at: null }],
    });
  });
});
