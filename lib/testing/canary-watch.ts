/** Loaded into a program under test before its own code: looks at every address it is asked and every byte it answers, for secrets. */
import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';
import { ALARM, inPieces, wrongInAddress, wrongInBody, wrongInHeaders } from './canary';
import { learnMadeSecrets, learnSetupCode } from './learn-made-secrets';
import { watchCalls } from './watch-calls';
import { watchPasswords } from './watch-passwords';

endWithParent();
learnMadeSecrets();
watchPasswords((sentence) => process.stderr.write(`${ALARM} ${sentence}\n`));
listenToGreeting();

/** Whoever started it may be killed, and then nobody ends it. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, 500).unref();
}

subscribe('http.server.request.start', (message) => {
  if (typeof message !== 'object' || message === null) return;
  if (!('request' in message) || !(message.request instanceof IncomingMessage)) return;
  if (!('response' in message) || !(message.response instanceof ServerResponse)) return;
  const { url = '', headers } = message.request;
  alarm(wrongInAddress(url), `the address of a ${message.request.method} request`);
  alarm(wrongInAddress(headers.referer ?? ''), 'the referrer of a request');
  // What is compressed could not be looked into.
  delete headers['accept-encoding'];
  watch(message.response);
});

watchCalls((secrets) => alarm(secrets, 'the address of a call to another server'));

function watch(response: ServerResponse): void {
  const { write, end, writeHead } = response;
  const { method = '', url = '' } = response.req;
  const request = `${method} ${url.split('?', 1)[0] ?? ''}`;
  const find = inPieces((text) => wrongInBody(request, text));
  const lookInto = (piece: unknown): void => {
    if (typeof piece !== 'string' && !(piece instanceof Uint8Array)) return;
    alarm(find(Buffer.from(piece).toString('latin1')), `the body of ${request}`);
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
    const cookies = [response.getHeader('set-cookie') ?? []].flat().map(String);
    const wrong = wrongInHeaders(request, JSON.stringify([response.getHeaders(), given]), cookies);
    alarm(wrong, `the headers of ${request}`);
    return answer;
  };
}

function listenToGreeting(): void {
  const { write } = process.stdout;
  const listening = (...words: unknown[]): boolean => {
    learnSetupCode(String(words[0]));
    return Reflect.apply(write, process.stdout, words);
  };
  Object.assign(process.stdout, { write: listening });
}

/** Its first characters tell which one it is, and no more has to be in the report of a test. */
function alarm(secrets: readonly string[], where: string): void {
  const [first] = secrets;
  if (first !== undefined) process.stderr.write(`${ALARM} ${first.slice(0, 10)}… in ${where}\n`);
}
