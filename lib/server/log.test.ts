import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { noteAsker, requestFacts, withRequestFacts } from '@/lib/http/request-facts';
import { makeLog } from './log';

/** Somewhere to write, and what was written. */
function paper(isTTY: boolean) {
  const written: string[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString());
      done();
    },
  });
  return { output: Object.assign(output, { isTTY }), text: () => written.join('') };
}

it('writes one JSON object a line, with the id of the request and without a secret', async () => {
  const { output, text } = paper(false);
  const log = makeLog('info', output);
  withRequestFacts({ requestId: 'request-1', asker: null }, () => {
    noteAsker('person');
    expect(requestFacts()?.asker).toBe('person');
    log.info(
      { token: 'hidden-1', asked: { authorization: 'hidden-2', more: { secret: 'hidden-3' } } },
      'Done',
    );
  });
  log.debug('Not at this level');
  log.warn({ error: new Error('broke') }, 'Later');
  const lines = text()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toMatchObject([
    { level: 30, requestId: 'request-1', token: '[redacted]', msg: 'Done' },
    { level: 40, msg: 'Later', error: { message: 'broke' } },
  ]);
  expect(lines[1]).not.toHaveProperty('requestId');
  expect(text()).not.toContain('hidden');
});

it('writes for people on a terminal', () => {
  const { output, text } = paper(true);
  makeLog('info', output).error(
    { queue: 'Payments due', error: new Error('broke'), token: 'hidden' },
    'It failed',
  );
  const line = stripVTControlCharacters(text());
  expect(line).toMatch(/^\d\d:\d\d:\d\d error It failed queue=Payments due token=\[redacted\]\nError: broke/);
  expect(line).not.toContain('{');
});
