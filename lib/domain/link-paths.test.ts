import { expect, it } from 'vitest';
import { loggedPath } from './link-paths';

it.each([
  ['/invite/fac_inv_secret', '/invite/…'],
  ['/reset/fac_pwr_secret?x=1', '/reset/…'],
  ['/reset/fac_pwr_secret/more', '/reset/…'],
  ['/wall/fxk_secret', '/wall/…'],
  ['/invite', '/invite'],
  ['/api/console/v1/queues/1?secret=2', '/api/console/v1/queues/1'],
])('%s is written down as %s', (path, logged) => {
  expect(loggedPath(`https://alerts.example.org${path}`)).toBe(logged);
});
