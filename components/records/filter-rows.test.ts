import { expect, it } from 'vitest';
import { grantRequest } from '@/lib/domain/core-models/grant-request';
import { isBare, operatorChoices, readFilterForm, rowProblems, writeFilterForm } from './filter-rows';

it('reads and writes a list of conditions', () => {
  const text =
    '{"group_type":"or","conditions":[["state","eq","granted"],["amount_requested","not-null","-"]]}';
  const form = readFilterForm(text);
  expect(form?.rows.map(({ field, operator, operand }) => [field, operator, operand])).toEqual([
    ['state', 'eq', 'granted'],
    ['amount_requested', 'not-null', '-'],
  ]);
  expect(form && writeFilterForm(form)).toBe(text);
  expect(writeFilterForm({ join: 'and', rows: [] })).toBe('');
});

it('leaves what it cannot show to the JSON', () => {
  for (const text of [
    '{',
    '["state","eq","granted"]',
    '{"group_type":"not-and","conditions":[["state","eq","x"]]}',
    '{"group_type":"and","conditions":[{"group_type":"or","conditions":[]}]}',
    JSON.stringify({ group_type: 'and', conditions: Array.from({ length: 101 }, () => ['id', 'gt', '1']) }),
    '{"group_type":"and","conditions":[["state","no-such-operator","x"]]}',
  ])
    expect(readFilterForm(text)).toBeNull();
});

it('offers each operator and its complement', () => {
  const values = operatorChoices('decimal').map(({ value }) => value);
  expect(values).toEqual(expect.arrayContaining(['gt', 'not-gt', 'range', 'null', 'not-null']));
  expect(values).not.toContain('contains');
  expect([isBare('not-null'), isBare('eq')]).toEqual([true, false]);
});

it('names what is wrong with each line', () => {
  const rows = [
    { key: 0, field: 'state', operator: 'eq', operand: '' },
    { key: 1, field: 'state', operator: 'null', operand: '' },
    { key: 2, field: 'amount_requested', operator: 'gt', operand: 'ten' },
    { key: 3, field: 'amount_requested', operator: 'range', operand: '1,' },
    { key: 4, field: 'amount_requested', operator: 'range', operand: '1,2' },
  ];
  expect([...rowProblems({ join: 'and', rows }, grantRequest)]).toEqual([
    [0, 'Choose a value, or remove this condition.'],
    [2, expect.stringContaining('"ten" cannot be used here')],
    [3, expect.stringContaining('both ends given')],
  ]);
});
