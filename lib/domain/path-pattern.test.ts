import { expect, it } from 'vitest';
import { areaOf, pathPattern } from './path-pattern';

it.each([
  ['/', '/'],
  ['/queues/0198d3a0-0000-7000-8000-000000000002/calls', '/queues/:id/calls'],
  ['/api/console/v1/activity/42', '/api/console/v1/activity/:id'],
  ['/poll/client/1/uuid/queue/5B0C8A7E-1111-4222-8333-444455556666', '/poll/client/:id/uuid/queue/:id'],
  ['/wall/fxk_abcdefghijklmnop', '/wall/…'],
  ['/invite/secret', '/invite/…'],
  [`/api/console/v1/fxa_${'a'.repeat(40)}`, '/api/console/v1/…'],
  ['/fac_gw_abc/fxk_abc/x', '/…/…/x'],
  ['/settings/FAC_INV_abc', '/settings/…'],
  ['/whsec_abc', '/…'],
  ['/records/grant_request/new', '/records/grant_request/new'],
  ['/api/rest/v2/organization/list', '/api/rest/v2/organization/list'],
  ['/%F0%9F%92%A9/<script>', '/:other/:other'],
  [`/${'a'.repeat(60)}`, '/:other'],
])('%s is told as %s', (path, pattern) => {
  expect(pathPattern(path)).toBe(pattern);
});

it('is never long, and belongs to one of few areas', () => {
  expect(pathPattern('/a'.repeat(10_000)).length).toBe(200);
  expect(['/poll/x', '/api/console/v1/x', '/metrics', '/_next/static/x.js', '/anything'].map(areaOf)).toEqual(
    ['poll', 'console-api', 'probe', 'static', 'page'],
  );
});
