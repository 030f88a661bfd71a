import { expect, test } from 'vitest';
import { CORE_MODELS } from '@/lib/domain/models';
import { basisWord, modelLabel } from './words';

test('a model is named as people write it', () => {
  expect(modelLabel('grant_request')).toBe('Grant request');
  expect(modelLabel('user')).toBe('User');
  expect(modelLabel(null)).toBe('Model not known');
});

test('a core model is called here as everywhere else', () => {
  for (const { name, label } of CORE_MODELS) expect(modelLabel(name)).toBe(label);
});

test('nothing in processing is not said to come from a job that is open', () => {
  expect(basisWord({ value: 43, basis: 'ledger', observedAt: 1 })).toBe('from the open job');
  expect(basisWord({ value: 0, basis: 'ledger', observedAt: 1 })).toBe('no job is open here');
});
