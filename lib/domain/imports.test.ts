import { expect, it } from 'vitest';
import { guessMapping } from './imports';

it('guesses fields by name, however it is written, and none twice', () => {
  const fields = ['id', 'amount_requested', 'state'];
  expect(guessMapping(['ID', ' Amount requested ', 'amount-requested', 'Status'], fields)).toEqual({
    ID: 'id',
    ' Amount requested ': 'amount_requested',
    'amount-requested': null,
    Status: null,
  });
});
