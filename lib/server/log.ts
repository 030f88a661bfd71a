import { Writable } from 'node:stream';
import pino, { type Logger } from 'pino';
import { requestFacts } from '@/lib/http/request-facts';
import { terminalLine } from './terminal-line';

/** Names of fields that must never be written, whatever object they come in. */
const SECRET_FIELDS = [
  'password',
  'client_secret',
  'clientSecret',
  'access_token',
  'authorization',
  'cookie',
  'token',
  'secret',
];

/**
 * Structured logs on standard output, one JSON object a line; on a terminal, lines for people. What is written while a request is
 * answered carries its id.
 */
export function makeLog(
  level: string,
  output: NodeJS.WritableStream & { isTTY?: boolean } = process.stdout,
): Logger {
  const options = {
    level,
    redact: {
      paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
    serializers: { error: pino.stdSerializers.err, err: pino.stdSerializers.err },
    mixin: () => {
      const facts = requestFacts();
      return facts === undefined ? {} : { requestId: facts.requestId };
    },
  };
  if (output.isTTY === true) return pino(options, forPeople(output));
  return output === process.stdout ? pino(options) : pino(options, output);
}

function forPeople(output: NodeJS.WritableStream): Writable {
  return new Writable({
    decodeStrings: false,
    write(line: string, _encoding, done) {
      output.write(terminalLine(line));
      done();
    },
  });
}
