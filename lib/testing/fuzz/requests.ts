import {
  anything,
  array,
  constant,
  constantFrom,
  dictionary,
  integer,
  jsonValue,
  oneof,
  record,
  string,
  type Arbitrary,
} from 'fast-check';
import { z } from 'zod';

/** A route as its OpenAPI document tells it. */
export interface FuzzedRoute {
  method: string;
  /** With `{name}` where a parameter stands. */
  path: string;
  /** Keys of the JSON body it takes; none where it takes no body. */
  bodyKeys: readonly string[];
  queryKeys: readonly string[];
}

/** A request nobody meant: most of it is wrong, and some of it by chance right. */
export interface FuzzedRequest {
  method: string;
  /** Path and query. */
  address: string;
  headers: Readonly<Record<string, string>>;
  body: string | undefined;
}

const parameter = z.looseObject({ name: z.string().optional(), in: z.string().optional() });
const operation = z.looseObject({
  parameters: z.array(parameter).optional(),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({})) }).optional(),
});
const document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
const METHODS: ReadonlySet<string> = new Set(['get', 'post', 'put', 'delete', 'patch']);

/** Every operation of an OpenAPI document. @param base what stands before its paths. */
export function routesOf(openapi: unknown, base: string): FuzzedRoute[] {
  return Object.entries(document.parse(openapi).paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, told]) => {
      if (!METHODS.has(method)) return [];
      const { parameters = [], requestBody } = operation.parse(told);
      return [
        {
          method: method.toUpperCase(),
          path: `${base}${path}`,
          bodyKeys: keysIn(requestBody),
          queryKeys: parameters.flatMap((one) =>
            one.in === 'query' && one.name !== undefined ? [one.name] : [],
          ),
        },
      ];
    }),
  );
}

/** Every key of every object in a schema: a key at the wrong depth is as good a wrong body as any. */
function keysIn(schema: unknown): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('properties' in value && typeof value.properties === 'object' && value.properties !== null)
      for (const key of Object.keys(value.properties)) found.add(key);
    for (const inner of Object.values(value)) look(inner);
  };
  look(schema);
  return [...found];
}

/** Text that has broken programs before. */
const evil = constantFrom(
  '',
  '0',
  '-1',
  '9007199254740993',
  'null',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "'; drop table account; --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  '=1+1',
  'a\u0000b',
  '\ud800',
  '\u202eevil',
  '%00',
  'https://169.254.169.254/latest/meta-data',
  '00000000-0000-0000-0000-000000000000',
  'x'.repeat(10_000),
);
const text = oneof(evil, string({ unit: 'binary', maxLength: 60 }));
const value = oneof(text, integer(), jsonValue({ maxDepth: 3 }), constant(true), constant([]), constant({}));

function bodyOf({ bodyKeys }: FuzzedRoute): Arbitrary<string | undefined> {
  const known = bodyKeys.length === 0 ? text : oneof(constantFrom(...bodyKeys), text);
  const object = dictionary(known, value, { maxKeys: 8 }).map((one) => JSON.stringify(one));
  const whole =
    bodyKeys.length === 0
      ? object
      : record(Object.fromEntries(bodyKeys.map((key) => [key, value])), { requiredKeys: [] }).map((one) =>
          JSON.stringify(one),
        );
  const broken = oneof(
    text,
    anything({ maxDepth: 2 }).map((one) => JSON.stringify(one) ?? ''),
    constantFrom(
      '{',
      '[[[[',
      '{"a":1}{',
      '\ufeff{}',
      'null',
      '[]',
      '"x"',
      '1e999',
      '{"__proto__":{"admin":true}}',
    ),
  );
  return oneof({ weight: 3, arbitrary: whole }, object, broken, constant(undefined));
}

/** What a header may hold on its way through Node's own client. */
const headerText = string({ unit: 'grapheme-ascii', maxLength: 80 });
const headers = record(
  {
    accept: headerText,
    'x-forwarded-for': headerText,
    'x-request-id': headerText,
    'x-asked-address': constantFrom('//evil.example', 'javascript:alert(1)'),
    'content-security-policy': constant("script-src 'nonce-evil'"),
    'accept-language': headerText,
    range: constantFrom('bytes=0-', 'bytes=9-1', 'x'),
    'if-none-match': headerText,
  },
  { requiredKeys: [] },
);

/** Mostly what a route takes: a wrong one is refused before anything is read. */
const contentType = mostly(
  'application/json',
  constantFrom(
    'application/json; charset=utf-16',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'x',
  ),
);
const wrongAuthorization = oneof(
  headerText,
  headerText.map((one) => `Bearer ${one}`),
  constant('Bearer fac_gw_x'),
);

/** One thing, and one time in eight another: what stands at a door must let enough through to what lies behind. */
function mostly<One, Other>(one: One, other: Arbitrary<Other>): Arbitrary<One | Other> {
  return oneof({ weight: 7, arbitrary: constant(one) }, { weight: 1, arbitrary: other });
}

export interface Known {
  /** What exists, so that some requests reach beyond the first check. */
  ids: readonly string[];
  /** Tokens that are good, each for something. */
  bearers: readonly string[];
  /** Of somebody who is signed in; empty where only tokens open. */
  cookie: string;
  origin: string;
}

export function requestTo(
  route: FuzzedRoute,
  { ids, bearers, cookie, origin }: Known,
): Arbitrary<FuzzedRequest> {
  const segments = route.path.split('/').filter((part) => part.startsWith('{')).length;
  const segment = oneof(
    constantFrom(...ids),
    text.filter((one) => one !== '' && one !== '.' && one !== '..'),
  );
  return record({
    parts: array(segment, { minLength: segments, maxLength: segments }),
    query: dictionary(
      route.queryKeys.length === 0 ? text : oneof(constantFrom(...route.queryKeys), text),
      text,
      { maxKeys: 4 },
    ),
    body: bodyOf(route),
    headers,
    contentType,
    cookies: mostly(
      cookie,
      oneof(
        constant(''),
        headerText.map((one) => `fluxx-alert-console.session=${encodeURIComponent(one)}`),
      ),
    ),
    authorization: mostly(
      null,
      wrongAuthorization.map((one) => one.trim()),
    ),
    bearer: mostly(cookie === '' ? 'a good one' : null, constant(cookie === '' ? null : 'a good one')),
    good: constantFrom(...bearers),
    origin: mostly(origin, constantFrom('https://evil.example', 'null', null)),
  }).map((drawn) => ({
    method: route.method,
    address: addressOf(route, drawn),
    headers: {
      ...definedOf(drawn.headers),
      cookie: drawn.cookies,
      'content-type': drawn.contentType,
      ...(drawn.bearer !== null && { authorization: `Bearer ${drawn.good}` }),
      ...(drawn.authorization !== null && { authorization: drawn.authorization }),
      ...(drawn.origin !== null && { origin: drawn.origin }),
    },
    body: route.method === 'GET' ? undefined : drawn.body,
  }));
}

function definedOf(drawn: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(drawn).flatMap(([name, held]) => (held === undefined ? [] : [[name, held.trim()]])),
  );
}

function addressOf(
  { path }: FuzzedRoute,
  { parts, query }: { parts: readonly string[]; query: Readonly<Record<string, string>> },
): string {
  const left = [...parts];
  const filled = path.replaceAll(/\{[^}]+\}/g, () => encoded(left.shift() ?? 'x'));
  const search = Object.entries(query).map(([name, held]) => `${encoded(name)}=${encoded(held)}`);
  return search.length === 0 ? filled : `${filled}?${search.join('&')}`;
}

/** A lone half of a pair cannot be sent as UTF-8: what a client sends for it is U+FFFD. */
function encoded(part: string): string {
  return encodeURIComponent(Buffer.from(part).toString());
}
