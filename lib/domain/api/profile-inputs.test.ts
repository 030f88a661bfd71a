import { expect, it } from 'vitest';
import { renameInput } from './profile-inputs';

it.each(['', '  ', 'A\u0000da', 'A\nda', 'a'.repeat(201)])('%j is no name', (name) => {
  expect(renameInput.safeParse({ name }).success).toBe(false);
});

it('a name may be in any script', () => {
  expect(renameInput.parse({ name: ' Šárka Nováková 李 ' })).toEqual({ name: 'Šárka Nováková 李' });
});
