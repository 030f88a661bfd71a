import path from 'node:path';
import { z } from 'zod';
import { isDecodable } from '@/lib/domain/percent-escapes';
import { parseTrustProxy, trustNobody, type TrustProxy } from './trust-proxy';

/** The largest answer we keep of one upstream call, unless told. */
const DEFAULT_BODY_LIMIT = 256 * 1024 * 1024;

const DAY_MS = 24 * 60 * 60 * 1000;

const emptyAsUnset = (value: unknown) => (value === '' ? undefined : value);
const optionalText = z.preprocess(emptyAsUnset, z.string().optional());
const wholeNumber = (name: string, unset: number, min: number, max: number) =>
  z.preprocess(
    emptyAsUnset,
    z
      .string()
      .optional()
      .transform((text) => (text === undefined ? unset : /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN))
      .refine((value) => Number.isInteger(value) && value >= min && value <= max, {
        error: `${name} must be a whole number from ${min} to ${max}.`,
      }),
  );

const flag = (name: string) =>
  z.preprocess(
    emptyAsUnset,
    z
      .enum(['true', 'false', '1', '0'], { error: `${name} must be true or false.` })
      .default('false')
      .transform((text) => text === 'true' || text === '1'),
  );

const originText = z.preprocess(
  emptyAsUnset,
  z
    .string()
    .optional()
    .refine((text) => text === undefined || isOrigin(text), {
      error: 'APP_URL must be the address people open, such as https://alerts.example.org, without a path.',
    })
    .transform((text) => (text === undefined ? undefined : new URL(text).origin)),
);

const databaseUrl = z.preprocess(
  emptyAsUnset,
  z
    .string()
    .optional()
    .refine((text) => text === undefined || /^postgres(ql)?:\/\/.+/.test(text) || text.startsWith('file:'), {
      error:
        'DATABASE_URL must start with postgres:// (or file: for a SQLite file); leave it unset for SQLite in DATA_DIR.',
    }),
);

const smtpUrl = optionalText.refine((text) => text === undefined || isSmtpUrl(text), {
  error: 'SMTP_URL must look like smtp://user:password@mail.example.org:587, or smtps:// with port 465.',
});

const mailFrom = optionalText.refine(
  (text) => text === undefined || z.email().safeParse(/<([^<>]+)>$/.exec(text)?.[1] ?? text).success,
  {
    error: 'MAIL_FROM must be an e-mail address, such as alerts@example.org or Alerts <alerts@example.org>.',
  },
);

const trustProxy = optionalText.transform((text, ctx): TrustProxy => {
  const trust = text === undefined ? trustNobody : parseTrustProxy(text);
  if (trust !== undefined) return trust;
  ctx.addIssue({
    code: 'custom',
    message:
      'TRUST_PROXY must be the number of proxies in front (1 to 10), or their addresses and networks, such as 10.0.0.0/8,192.0.2.7.',
  });
  return z.NEVER;
});

const environment = z
  .object({
    PORT: wholeNumber('PORT', 3000, 1, 65_535),
    HOST: z.preprocess(emptyAsUnset, z.string().default('127.0.0.1')),
    APP_URL: originText,
    TRUST_PROXY: trustProxy,
    DATA_DIR: z.preprocess(emptyAsUnset, z.string().default('./data')),
    DATABASE_URL: databaseUrl,
    ENCRYPTION_KEY: optionalText.refine((text) => text === undefined || /^[0-9a-f]{64}$/i.test(text), {
      error: 'ENCRYPTION_KEY must be 64 hexadecimal digits (32 bytes); `openssl rand -hex 32` makes one.',
    }),
    AUDIT_KEY: optionalText.refine((text) => text === undefined || /^[0-9a-f]{64}$/i.test(text), {
      error: 'AUDIT_KEY must be 64 hexadecimal digits (32 bytes); `openssl rand -hex 32` makes one.',
    }),
    NEXTAUTH_SECRET: optionalText.refine((text) => text === undefined || text.length >= 32, {
      error: 'NEXTAUTH_SECRET must be at least 32 characters long; `openssl rand -hex 32` makes one.',
    }),
    ADMIN_EMAIL: optionalText.refine((text) => text === undefined || z.email().safeParse(text).success, {
      error: 'ADMIN_EMAIL must be an e-mail address.',
    }),
    ADMIN_PASSWORD: optionalText.refine((text) => text === undefined || text.length >= 12, {
      error: 'ADMIN_PASSWORD must be at least 12 characters long.',
    }),
    SMTP_URL: smtpUrl,
    MAIL_FROM: mailFrom,
    METRICS_TOKEN: optionalText.refine((text) => text === undefined || /^[\x21-\x7e]{16,512}$/.test(text), {
      error:
        'METRICS_TOKEN must be 16 to 512 visible characters without a space; `openssl rand -hex 32` makes one.',
    }),
    SHUTDOWN_GRACE: wholeNumber('SHUTDOWN_GRACE', 30, 0, 3600),
    UPSTREAM_TIMEOUT: wholeNumber('UPSTREAM_TIMEOUT', 600, 1, 3600),
    UPSTREAM_BODY_LIMIT: wholeNumber('UPSTREAM_BODY_LIMIT', DEFAULT_BODY_LIMIT, 1024, 2 ** 31),
    ALLOW_HTTP_SITES: flag('ALLOW_HTTP_SITES'),
    SITE_CALLS_PER_MINUTE: wholeNumber('SITE_CALLS_PER_MINUTE', 600, 0, 60_000),
    REQUESTS_PER_MINUTE: wholeNumber('REQUESTS_PER_MINUTE', 1200, 0, 1_000_000),
    CONNECTIONS_PER_ADDRESS: wholeNumber('CONNECTIONS_PER_ADDRESS', 2000, 0, 1_000_000),
    SITE_READ_INTERVAL: wholeNumber('SITE_READ_INTERVAL', 300, 1, 86_400),
    PAYLOAD_RETENTION_DAYS: wholeNumber('PAYLOAD_RETENTION_DAYS', 90, 1, 36_500),
    ACTIVITY_RETENTION_DAYS: wholeNumber('ACTIVITY_RETENTION_DAYS', 730, 0, 36_500).refine(
      (days) => days === 0 || days >= 30,
      { error: 'ACTIVITY_RETENTION_DAYS must be 30 or more, or 0 to keep everything.' },
    ),
    SAMPLE_INTERVAL: wholeNumber('SAMPLE_INTERVAL', 5, 1, 3600),
    LOG_LEVEL: z.preprocess(
      emptyAsUnset,
      z
        .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
          error: 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
        })
        .default('info'),
    ),
  })
  .refine((env) => (env.ADMIN_EMAIL === undefined) === (env.ADMIN_PASSWORD === undefined), {
    error: 'ADMIN_EMAIL and ADMIN_PASSWORD go together: set both, or neither.',
  })
  .refine((env) => (env.SMTP_URL === undefined) === (env.MAIL_FROM === undefined), {
    error: 'SMTP_URL and MAIL_FROM go together: set both, or neither.',
  });

export interface Settings {
  port: number;
  host: string;
  /** The origin people open when it is not localhost: behind a proxy, or https. */
  appUrl: string | undefined;
  /** Whose word on where a request came from counts (`X-Forwarded-For`); nobody's unless set. */
  trustProxy: TrustProxy;
  /** Something may stand in front, and need leave no trace in what it passes on: `APP_URL` or `TRUST_PROXY` is set. */
  mayBeProxied: boolean;
  dataDir: string;
  database: { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string };
  encryptionKey: string | undefined;
  sessionSecret: string | undefined;
  auditKey: string | undefined;
  admin: { email: string; password: string } | undefined;
  /** The mail server and the sender; undefined when the console sends no e-mail. */
  mail: { smtpUrl: string; from: string } | undefined;
  /** With which `/metrics` is read from another machine, or where there may be a proxy; undefined when only API tokens do. */
  metricsToken: string | undefined;
  shutdownGraceMs: number;
  upstreamTimeoutMs: number;
  upstreamBodyLimit: number;
  /** How long a payload is kept from the finish of its job. */
  payloadRetentionMs: number;
  /** How long an entry of the activity log is kept; null is for ever. */
  activityRetentionMs: number | null;
  sampleIntervalMs: number;
  /** Plain http to other machines: only for a network nobody else is on. */
  allowHttpSites: boolean;
  /** Outgoing calls to one site at most, of all instances together; 0 is no limit. */
  siteCallsPerMinute: number;
  /** Requests that one person, token or stranger may send an instance in a minute; 0 is no limit. */
  requestsPerMinute: number;
  /** Connections that one network address may have open to an instance; a trusted proxy any number. 0 is no limit. */
  connectionsPerAddress: number;
  /** Between two readings of a real site's alerts over REST. */
  siteReadIntervalMs: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

/** A setting is wrong. The message is one sentence a line, ready to print. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Reads every setting from the environment, once, with its default.
 * @throws SettingsError naming each setting that is wrong and what it should be.
 */
export function parseSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map((issue) => sentence(issue)).join('\n'));
  }
  const values = parsed.data;
  const dataDir = path.resolve(values.DATA_DIR);
  const database = databaseOf(values.DATABASE_URL, dataDir);
  refuseMissingSecrets(database.kind, values.NEXTAUTH_SECRET, values.ENCRYPTION_KEY);
  return {
    port: values.PORT,
    host: values.HOST,
    appUrl: values.APP_URL,
    trustProxy: values.TRUST_PROXY,
    mayBeProxied: values.APP_URL !== undefined || values.TRUST_PROXY !== trustNobody,
    dataDir,
    database,
    encryptionKey: values.ENCRYPTION_KEY,
    sessionSecret: values.NEXTAUTH_SECRET,
    auditKey: values.AUDIT_KEY,
    admin:
      values.ADMIN_EMAIL === undefined || values.ADMIN_PASSWORD === undefined
        ? undefined
        : { email: values.ADMIN_EMAIL, password: values.ADMIN_PASSWORD },
    mail:
      values.SMTP_URL === undefined || values.MAIL_FROM === undefined
        ? undefined
        : { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM },
    metricsToken: values.METRICS_TOKEN,
    shutdownGraceMs: values.SHUTDOWN_GRACE * 1000,
    upstreamTimeoutMs: values.UPSTREAM_TIMEOUT * 1000,
    upstreamBodyLimit: values.UPSTREAM_BODY_LIMIT,
    payloadRetentionMs: values.PAYLOAD_RETENTION_DAYS * DAY_MS,
    activityRetentionMs:
      values.ACTIVITY_RETENTION_DAYS === 0 ? null : values.ACTIVITY_RETENTION_DAYS * DAY_MS,
    sampleIntervalMs: values.SAMPLE_INTERVAL * 1000,
    allowHttpSites: values.ALLOW_HTTP_SITES,
    siteCallsPerMinute: values.SITE_CALLS_PER_MINUTE,
    requestsPerMinute: values.REQUESTS_PER_MINUTE,
    connectionsPerAddress: values.CONNECTIONS_PER_ADDRESS,
    siteReadIntervalMs: values.SITE_READ_INTERVAL * 1000,
    logLevel: values.LOG_LEVEL,
  };
}

function sentence(issue: z.core.$ZodIssue): string {
  const name = issue.path.join('.');
  return issue.message.includes(name) ? issue.message : `${name}: ${issue.message}`;
}

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isReadable = isDecodable(`${url.username}${url.password}`);
  return ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '' && isReadable;
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isHttp = url.protocol === 'http:' || url.protocol === 'https:';
  return (
    isHttp &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    url.password === ''
  );
}

function databaseOf(url: string | undefined, dataDir: string): Settings['database'] {
  if (url === undefined) return { kind: 'sqlite', file: path.join(dataDir, 'console.db') };
  if (url.startsWith('file:')) return { kind: 'sqlite', file: path.resolve(url.slice('file:'.length)) };
  return { kind: 'postgres', url };
}

/** Several instances share one PostgreSQL, so a secret made on one machine's disk would not fit the others. */
function refuseMissingSecrets(
  kind: 'sqlite' | 'postgres',
  sessionSecret: string | undefined,
  encryptionKey: string | undefined,
): void {
  if (kind === 'sqlite') return;
  const missing = [
    ...(sessionSecret === undefined ? ['NEXTAUTH_SECRET'] : []),
    ...(encryptionKey === undefined ? ['ENCRYPTION_KEY'] : []),
  ];
  if (missing.length > 0) {
    throw new SettingsError(
      `${missing.join(' and ')} must be set with PostgreSQL, because every instance needs the same; \`openssl rand -hex 32\` makes one.`,
    );
  }
}
