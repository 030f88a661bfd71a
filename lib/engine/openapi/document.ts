import { OpenApiGeneratorV31, OpenAPIRegistry, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { OPERATIONS, PATHS, PROCESS_QUERY, SEGMENTS, type Operation } from './operations';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const SECURITY = 'token';

export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

let kept: OpenApiDocument | undefined;

/** The OpenAPI 3.1 document of the built-in site, made once from the schemas that its handlers read and answer with. */
export function openApiDocument(): OpenApiDocument {
  kept ??= generate();
  return kept;
}

function generate(): OpenApiDocument {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', SECURITY, {
    type: 'http',
    scheme: 'bearer',
    description: 'An access token of POST /oauth/token.',
  });
  for (const operation of OPERATIONS) registry.registerPath(toRoute(operation));
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Built-in Fluxx site',
      version: '1',
      description:
        'The poll, OAuth and REST calls of the site inside Fluxx Alert Console, as clients of the Fluxx API send them. HEAD is answered 405 everywhere.',
    },
    servers: [{ url: '/' }],
  });
  for (const path of Object.values(document.paths ?? {})) asJsonText(path.get?.parameters ?? []);
  return document;
}

/** In a query a list or a filter is JSON text; OpenAPI's own way of writing a list there is another. */
function asJsonText(
  parameters: NonNullable<NonNullable<OpenApiDocument['paths']>[string]['parameters']>,
): void {
  for (const parameter of parameters) {
    if ('$ref' in parameter || parameter.in !== 'query' || parameter.schema === undefined) continue;
    const { schema } = parameter;
    if (!('$ref' in schema) && schema.type !== undefined && schema.type !== 'array') continue;
    parameter.content = { [JSON_TYPE]: { schema } };
    delete parameter.schema;
  }
}

function toRoute(operation: Operation): RouteConfig {
  const { kind, method, tag, summary, description, answers, body } = operation;
  const query = kind === 'process' ? z.object(PROCESS_QUERY) : operation.query;
  return {
    operationId: `${kind}-${method}`,
    method,
    path: PATHS[kind],
    tags: [tag],
    summary,
    description,
    security: operation.secured ? [{ [SECURITY]: [] }] : [],
    request: {
      ...paramsOf(PATHS[kind]),
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { body: bodyOf(body) }),
    },
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, { description: said, schema, example }]) => [
        status,
        {
          description: said,
          content: { [JSON_TYPE]: { schema, ...(example === undefined ? {} : { example }) } },
        },
      ]),
    ),
  };
}

/** Forms send every value as text, JSON bodies may send lists and objects as they are; one schema reads both. */
function bodyOf({ schema, example }: NonNullable<Operation['body']>) {
  return {
    required: true,
    content: { [FORM]: { schema, example }, [JSON_TYPE]: { schema, example } },
  };
}

function paramsOf(path: string) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.length === 0) return {};
  const shape = Object.fromEntries(
    names.map((name) => [name, z.string().meta({ description: SEGMENTS[name] ?? '' })]),
  );
  return { params: z.object(shape) };
}
