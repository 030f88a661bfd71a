import { describe, expect, it } from 'vitest';
import { askedPath, noteAskedAddress } from './asked-address';

function asked(url: string): string {
  const request = { url, headers: { 'x-asked-address': 'https://evil.example' } };
  noteAskedAddress(request);
  return askedPath(new Headers(request.headers));
}

describe('the page that was asked for', () => {
  it('is the path with its query, without what Next adds', () => {
    expect(asked('/jobs/7?record=3')).toBe('/jobs/7?record=3');
    expect(asked('/jobs/7?record=3&_rsc=abc')).toBe('/jobs/7?record=3');
    expect(asked('/find')).toBe('/find');
  });

  it('is never another origin', () => {
    for (const url of ['//evil.example', '/\\evil.example', 'https://evil.example/', '*'])
      expect(asked(url)).toBe('/');
  });

  it('is the overview when nobody wrote it down', () => {
    expect(askedPath(new Headers())).toBe('/');
  });
});
