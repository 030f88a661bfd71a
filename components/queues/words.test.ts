import { expect, test } from 'vitest';
import { modelLabel } from './words';

test('a model is named as people write it', () => {
  expect(modelLabel('grant_request')).toBe('Grant request');
  expect(modelLabel('user')).toBe('User');
  expect(modelLabel(null)).toBe('Model not known');
});
