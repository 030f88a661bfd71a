import pino, { type Logger } from 'pino';

/** Names of fields that must never be written, whatever object they come in. */
const SECRET_FIELDS = [
  'password',
  'client_secret',
  'clientSecret',
  'access_token',
  'authorization',
  'cookie',
  'token',
];

/** Structured logs on standard output, one JSON object a line. */
export function makeLog(level: string): Logger {
  return pino({
    level,
    redact: {
      paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
    serializers: { error: pino.stdSerializers.err },
  });
}
