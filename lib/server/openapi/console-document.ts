import { z } from 'zod';
import { ERROR_TITLES } from '@/lib/domain/error-titles';
import { API_PREFIX } from '@/lib/domain/tokens';
import { isOnlyForPeople, leastRole } from '@/lib/domain/policies';
import type { Access, AnyRoute, RouteHandler } from '@/lib/http/handle';

export const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
type Method = (typeof METHODS)[number];

/** The handlers of one address of the console API, as its route file exports them. */
export interface ConsoleRoute {
  /** Below `/api/console/v1`, with Next's brackets: `/queues/[id]`. */
  path: string;
  handlers: Readonly<Partial<Record<Method, RouteHandler>>>;
}

type Schema = Readonly<Record<string, unknown>>;

const BASE = '/api/console/v1';
const PROBLEM = { $ref: '#/components/responses/problem' };
const CONFIRMED =
  ' They have to have signed in, or confirmed who they are (POST /session/confirmation), in the last ten minutes; else it is refused with `confirmation-required`.';
const DIALECT = 'draft-2020-12';

/**
 * The console API as OpenAPI 3.1. It is made of the very declarations that the routes are checked by, so it cannot say
 * anything else than they do.
 */
export function consoleDocument(routes: readonly ConsoleRoute[]): Schema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fluxx Alert Console',
      version: '1',
      description:
        'Everything the screens do. Reads are GET; whatever acts is POST, PUT or DELETE. There are two ways in: the session cookie of the sign-in, which acts only with a same-origin Origin header, or an API token in the Authorization header, with which no cookie is looked at and no Origin is needed. Each call names the ways and, in x-least-role, the least role it takes. Times are epoch milliseconds; null is "not known" or "not yet", never zero.',
    },
    servers: [{ url: BASE }],
    paths: Object.fromEntries(routes.map((route) => [pathOf(route), pathItem(route)])),
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'fluxx-alert-console.session',
          description: 'The cookie of the sign-in. Over https its name begins with __Host-.',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `An API token (${API_PREFIX}…): made under Settings, Tokens, or by the command line; has a role as people have.`,
        },
      },
      responses: {
        problem: {
          description:
            'What went wrong and whether anything was changed, as a problem document (RFC 9457). `code` is of a closed set; `problems` name each field that is wrong.',
          content: { 'application/problem+json': { schema: problemSchema() } },
        },
      },
    },
  };
}

function pathOf({ path }: ConsoleRoute): string {
  return path.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, '{$1}');
}

function pathItem({ handlers }: ConsoleRoute): Schema {
  const operations = METHODS.flatMap((method) => {
    const handler = handlers[method];
    return handler === undefined ? [] : [[method.toLowerCase(), operation(handler.route)] as const];
  });
  return Object.fromEntries(operations);
}

function operation(route: AnyRoute): Schema {
  const { action, confirmed, summary, input } = route;
  return {
    summary: summary ?? '',
    description: whoMay(action) + (confirmed ? CONFIRMED : ''),
    ...access(action),
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(input === undefined
      ? {}
      : { requestBody: { required: true, content: json(schemaOf(input, 'input')) } }),
    responses: { ...success(route), default: PROBLEM },
  };
}

/** Who may, in a sentence. */
function whoMay(action: Access): string {
  if (action === 'public') return 'Anybody may.';
  if (action === 'signed-in') return 'Any person who is signed in may; an API token may not.';
  if (action === 'known') return 'Anybody who is signed in may, and any API token.';
  const person = isOnlyForPeople(action) ? ' Only a person may, not an API token.' : '';
  return `Needs the role ${leastRole(action)} (${action}).${person}`;
}

/** The same for programs: the ways in (either will do), and the least role. */
function access(action: Access): Schema {
  if (action === 'public') return { security: [] };
  if (action === 'signed-in') return { security: [{ session: [] }], 'x-least-role': 'viewer' };
  if (action === 'known') return { security: [{ session: [] }, { token: [] }], 'x-least-role': 'viewer' };
  const ways = isOnlyForPeople(action) ? [{ session: [] }] : [{ session: [] }, { token: [] }];
  return { security: ways, 'x-least-role': leastRole(action) };
}

function success({ answer }: AnyRoute): Schema {
  if (answer === undefined) return { '2XX': { description: 'Done, or the bytes asked for.' } };
  return { '200': { description: 'The answer.', content: json(schemaOf(answer, 'output')) } };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Schema[] {
  if (schema === undefined) return [];
  const shape = z
    .looseObject({ properties: z.record(z.string(), z.unknown()), required: z.array(z.string()).default([]) })
    .parse(schemaOf(schema, 'input'));
  return Object.entries(shape.properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || shape.required.includes(name),
    schema: property,
  }));
}

/** The JSON Schema of a zod schema; what it cannot say (a check of our own) is left to the words. */
function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: DIALECT,
    io,
    unrepresentable: 'any',
  });
  return rest;
}

function json(schema: Schema): Schema {
  return { 'application/json': { schema } };
}

function problemSchema(): Schema {
  return schemaOf(
    z.object({
      type: z.string(),
      title: z.string(),
      status: z.int(),
      detail: z.string(),
      code: z.enum(Object.keys(ERROR_TITLES)),
      problems: z.array(z.object({ path: z.string(), message: z.string() })),
      requestId: z.string(),
    }),
    'output',
  );
}
