import { Big } from 'big.js';

/** As many digits as PostgreSQL's and most banks' decimals carry. */
const MAX_DIGITS = 38;
/** Digits a JSON number is sure to keep on its way through a float. */
const SURE_FLOAT_DIGITS = 15;
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/;
const MAX_TEXT = 200;
const ZERO = 48;

export type ParsedDecimal = { ok: true; value: string } | { ok: false; message: string };

/**
 * The canonical decimal: plain notation without exponent, leading or trailing zeros, at most 38 digits.
 * A JSON number is taken only when no digit of it can have been lost before it reached us.
 */
export function parseDecimal(input: string | number): ParsedDecimal {
  const text = String(input);
  if (text.length > MAX_TEXT || !DECIMAL.test(text))
    return refuse('Expected a decimal number such as 15000.50.');
  const decimal = new Big(text);
  if (digitCount(decimal) > MAX_DIGITS) return refuse(`A decimal number has at most ${MAX_DIGITS} digits.`);
  if (typeof input === 'number' && !survivedFloat(input, decimal))
    return refuse('This number has more digits than a JSON number keeps; send it as text.');
  return { ok: true, value: decimal.eq(0) ? '0' : decimal.toFixed() };
}

/**
 * Negative, 0 or positive, by value. Takes plain notation without leading zeros; trailing zeros are equal to none.
 * Works on the text itself, because a save compares the same value against every alert and must not allocate.
 */
export function compareDecimals(left: string, right: string): number {
  const leftNegative = left.startsWith('-');
  if (leftNegative !== right.startsWith('-')) return leftNegative ? -1 : 1;
  return leftNegative ? compareMagnitudes(right, left, 1) : compareMagnitudes(left, right, 0);
}

function compareMagnitudes(left: string, right: string, start: number): number {
  const leftPoint = pointOf(left);
  const rightPoint = pointOf(right);
  if (leftPoint !== rightPoint) return leftPoint - rightPoint;
  const end = Math.max(left.length, right.length);
  for (let index = start; index < end; index += 1) {
    if (index === leftPoint) continue;
    const difference = digitAt(left, index) - digitAt(right, index);
    if (difference !== 0) return difference;
  }
  return 0;
}

function pointOf(text: string): number {
  const point = text.indexOf('.');
  return point === -1 ? text.length : point;
}

function digitAt(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : ZERO;
}

/** Digits in plain notation, counted without writing it: `1e9999` must not become a megabyte of zeros. */
function digitCount(decimal: Big): number {
  const whole = Math.max(decimal.e + 1, 0);
  const fraction = Math.max(decimal.c.length - 1 - decimal.e, 0);
  return whole + fraction;
}

function survivedFloat(input: number, decimal: Big): boolean {
  return Number.isInteger(input) ? Number.isSafeInteger(input) : decimal.c.length <= SURE_FLOAT_DIGITS;
}

function refuse(message: string): ParsedDecimal {
  return { ok: false, message };
}
