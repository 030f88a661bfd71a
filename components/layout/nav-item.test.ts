import { describe, expect, it } from 'vitest';
import { isCurrent, itemsFor, type NavItem } from './nav-item';

const overview: NavItem = { href: '/', label: 'Overview', icon: null, also: ['/queues', '/jobs'] };
const settings: NavItem = { href: '/settings', label: 'Settings', icon: null, roles: ['admin'] };

describe('isCurrent', () => {
  it('takes the root for itself and the paths it names', () => {
    expect(isCurrent(overview, '/')).toBe(true);
    expect(isCurrent(overview, '/queues/17')).toBe(true);
    expect(isCurrent(overview, '/settings')).toBe(false);
  });

  it('does not mistake a longer name for a page below', () => {
    expect(isCurrent(settings, '/settings/users')).toBe(true);
    expect(isCurrent(settings, '/settings-old')).toBe(false);
  });
});

describe('itemsFor', () => {
  it('leaves out what a role may not see', () => {
    expect(itemsFor([overview, settings], 'viewer')).toEqual([overview]);
    expect(itemsFor([overview, settings], 'admin')).toEqual([overview, settings]);
  });
});
