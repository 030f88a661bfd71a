import { expect, it } from 'vitest';
import { shortPath } from '@/lib/domain/filter/short-path';

it('leaves a path that can be read at a glance, and shortens a deep one in the middle', () => {
  expect(shortPath('filter.conditions[2][2].conditions[0]')).toBe('filter.conditions[2][2].conditions[0]');
  const deep = `filter${'.conditions[0]'.repeat(99)}.conditions[7]`;
  expect(shortPath(deep)).toBe('filter.conditions[0].conditions[0].….conditions[0].conditions[7]');
});
