import { expect, test } from 'vitest';
import { searchRows, sortValueOf, tableOf } from './records';

const PAYLOAD = `{"job_uuid":"90ff218f-58f8-11ea-8424-0265ea535fd4","data":[
 {"timestamp":1582750995,"identity":92233720368547758071,"recordData":{"id":92233720368547758071,"amount":1.50,"name":"Ünder"},"key":{"table":"requests"}},
 {"timestamp":1582750996,"identity":7,"recordData":{"id":7,"state":null,"name":"Harbor"}}]}`;

test('ids and amounts are shown digit by digit as they were sent', () => {
  const [first] = tableOf(PAYLOAD)?.rows ?? [];
  expect(first?.id).toBe('92233720368547758071');
  expect(first?.values['amount']).toBe('1.50');
  expect(first?.raw).toContain('"identity":92233720368547758071');
  expect(first?.triggeredAt).toBe(1_582_750_995_000);
});

test('columns are the fields of all records, without the id', () => {
  expect(tableOf(PAYLOAD)?.fields).toEqual([
    { name: 'amount', kind: 'number' },
    { name: 'name', kind: 'text' },
    { name: 'state', kind: 'text' },
  ]);
});

test('search wants every word, in any field, whatever its case', () => {
  const rows = tableOf(PAYLOAD)?.rows ?? [];
  expect(searchRows(rows, 'HARBOR').map((row) => row.number)).toEqual([2]);
  expect(searchRows(rows, 'ünder 1.50').map((row) => row.number)).toEqual([1]);
  expect(searchRows(rows, 'harbor 1.50')).toEqual([]);
  expect(searchRows(rows, ' ')).toHaveLength(2);
  // By its id alone: both rows hold a 7.
  expect(searchRows(rows, '7')).toHaveLength(2);
  expect(searchRows(rows, 'id:7').map((row) => row.number)).toEqual([2]);
});

test('numbers sort by size, also past 2^53', () => {
  expect(sortValueOf('92233720368547758071', 'whole')).toBe(92_233_720_368_547_758_071n);
  expect(sortValueOf('1.50', 'number')).toBe(1.5);
  expect(sortValueOf('granted', 'text')).toBe('granted');
  expect(sortValueOf(null, 'whole')).toBeNull();
});

test('what is no JSON has no table', () => {
  expect(tableOf('{"job_uuid":')).toBeNull();
});
