import { expect, it } from 'vitest';
import { parseSettings } from './settings';

const FROM = 'Alerts <alerts@example.org>';

it.each([
  ['smtp://mail.example.org', 'alerts@example.org'],
  ['smtps://user:p%40ss@mail.example.org:465', FROM],
])('takes the mail server %s and the sender %s', (SMTP_URL, MAIL_FROM) => {
  expect(parseSettings({ SMTP_URL, MAIL_FROM }).mail).toEqual({ smtpUrl: SMTP_URL, from: MAIL_FROM });
});

it('sends no e-mail unless told', () => {
  expect(parseSettings({}).mail).toBeUndefined();
  expect(parseSettings({ SMTP_URL: '', MAIL_FROM: '' }).mail).toBeUndefined();
});

it.each([
  ['another protocol', { SMTP_URL: 'https://mail.example.org', MAIL_FROM: FROM }, 'SMTP_URL must look like'],
  ['no address', { SMTP_URL: 'mail.example.org', MAIL_FROM: FROM }, 'SMTP_URL must look like'],
  ['no host', { SMTP_URL: 'smtp:', MAIL_FROM: FROM }, 'SMTP_URL must look like'],
  [
    'a broken password',
    { SMTP_URL: 'smtp://a:50%@mail.example.org', MAIL_FROM: FROM },
    'SMTP_URL must look like',
  ],
  ['no sender', { SMTP_URL: 'smtp://mail.example.org' }, 'go together'],
  ['a sender only', { MAIL_FROM: FROM }, 'go together'],
  ['a name as sender', { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'Alerts' }, 'MAIL_FROM must be'],
])('refuses %s with a sentence', (_what, env, sentence) => {
  expect(() => parseSettings(env)).toThrow(sentence);
});
