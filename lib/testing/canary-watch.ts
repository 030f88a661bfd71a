/** Loaded into a server under test before its own code: looks at every byte it answers, for secrets. */
import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';
import { ALARM, holdsGivenSecret, holdsMadeSecret } from './canary';

/** As long as any secret: one may lie across two pieces of a body. */
const OVERLAP = 200;

subscribe('http.server.request.start', (message) => {
  if (typeof message !== 'object' || message === null) return;
  if (!('request' in message) || !(message.request instanceof IncomingMessage)) return;
  if (!('response' in message) || !(message.response instanceof ServerResponse)) return;
  // What is compressed could not be looked into.
  delete message.request.headers['accept-encoding'];
  watch(message.response);
});

function watch(response: ServerResponse): void {
  const { write, end, writeHead } = response;
  let before = '';
  const lookInto = (piece: unknown): void => {
    if (typeof piece !== 'string' && !(piece instanceof Uint8Array)) return;
    const text = before + Buffer.from(piece).toString('latin1');
    before = text.slice(-OVERLAP);
    alarmAbout(response, text, 'body');
  };
  response.write = (...words: unknown[]): boolean => {
    lookInto(words[0]);
    return Reflect.apply(write, response, words);
  };
  response.end = (...words: unknown[]): ServerResponse => {
    lookInto(words[0]);
    return Reflect.apply(end, response, words);
  };
  response.writeHead = (...words: unknown[]): ServerResponse => {
    const answer: ServerResponse = Reflect.apply(writeHead, response, words);
    const given = words.filter((word) => typeof word === 'object');
    alarmAbout(response, JSON.stringify([response.getHeaders(), given]), 'header');
    return answer;
  };
}

function alarmAbout(response: ServerResponse, text: string, where: 'header' | 'body'): void {
  const { method = '', url = '' } = response.req;
  // What makes a secret answers it, once, to the POST that asked for it.
  const isMade = where === 'body' && method === 'POST';
  // A link's address is exchanged for a cookie.
  const isExchanged = where === 'header' && /^\/(?:invite|reset)\//.test(url);
  const mayHold = isMade || isExchanged;
  if (!holdsGivenSecret(text) && (mayHold || !holdsMadeSecret(text))) return;
  process.stderr.write(`${ALARM} in the ${where} of ${method} ${url.split('?', 1)[0] ?? ''}\n`);
}
