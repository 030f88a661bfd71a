import { expect, it } from 'vitest';
import { settingText } from './setting-text';

it.each([
  ['Granted', 'Granted'],
  [true, 'Enabled'],
  [false, 'Disabled'],
  [['state', 'name'], 'state\nname'],
  [[], 'None'],
  [null, 'None'],
  [{ group_type: 'and', conditions: [] }, 'None'],
])('%j is shown as %j', (value, text) => {
  expect(settingText(value)).toBe(text);
});

it('shows a filter as its JSON', () => {
  expect(settingText({ group_type: 'and', conditions: [['id', 'eq', '1']] })).toContain(
    '"group_type": "and"',
  );
});
