import { describe, expect, it } from 'vitest';
import { marked } from '@/lib/testing/canary';
import { hashPassword, isPassword } from './password';
import { isGuessable } from './password-strength';

const ADA = { email: 'ada.lovelace@example.org', name: 'Ada Lovelace' };

describe('a password that is refused', () => {
  it.each([
    ['a leaked one', '1qaz2wsx3edc'],
    ['a leaked one', '123456qwerty'],
    ['a common one with digits', 'password12345'],
    ['a common one in other letters', 'P@ssw0rd123456'],
    ['a common one, drawn apart', 'p-a-s-s-w-o-r-d-1'],
    ['a common one twice', 'letmeinletmein'],
    ['a season and a year', 'Summer2026!!'],
    ['one character', 'aaaaaaaaaaaaaaaa'],
    ['a repeated pattern', 'abababababababab'],
    ['a run of digits', '12345678901234'],
    ['a walk over the keyboard', 'qwertyuiopasdf'],
    ['the e-mail address', 'ada.lovelace@example.org'],
    ['the mailbox and a digit', 'ada.lovelace1'],
    ['the mailbox run together', 'AdaLovelace12'],
    ['the name with a year', 'Ada_Lovelace_2026'],
    ['the product', 'Fluxx Alert Console'],
    ['the product and a digit', 'FluxxAlertConsole1'],
    ['the product with a greeting', 'Welcome2Fluxx!'],
    ['a leaked one over and over', 'iloveyou'.repeat(32)],
  ])('is %s: %s', async (_what, password) => {
    expect(await isGuessable(password, ADA)).toBe(true);
    await expect(hashPassword(password, ADA)).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ path: 'password' }],
    });
  });

  it.each([
    ['too short', 'x8#kLp20qTz'],
    ['too long', 'seven green bicycles '.repeat(13)],
  ])('is %s', async (_what, password) => {
    await expect(hashPassword(password, ADA)).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('a password that may be used', () => {
  it.each([
    'seven green bicycles',
    'correct horse battery',
    'purple monkey dishwasher',
    'sieben grüne Fahrräder',
    'vier kleine blaue enten',
    'x8#kLp20qTzv',
    '七つの緑の自転車でどこまでも行こう',
  ])('%s', async (password) => {
    expect(await isGuessable(password, ADA)).toBe(false);
  });

  it('is another person’s name, which nobody would try for this one', async () => {
    expect(await isGuessable('ada.lovelace-1815', {})).toBe(false);
    expect(await isGuessable('ada.lovelace-1815', ADA)).toBe(true);
  });

  it('is the same however its characters were typed', async () => {
    const hash = await hashPassword(marked('ﬁve gre\u0301en bicycles'), ADA);
    expect(await isPassword(hash, marked('five gréen bicycles'))).toBe(true);
  });
});
