import { z } from 'zod';
import type { ReferenceField, ReferenceOperation } from '@/lib/domain/api/reference';
import { openApiDocument } from '@/lib/engine/openapi/document';

/** What of a JSON schema is shown. */
const schemaPart = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  default: z.unknown().optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});
type SchemaPart = z.infer<typeof schemaPart>;

const content = z.record(z.string(), z.object({ schema: schemaPart, example: z.unknown() }));
const operation = z.object({
  operationId: z.string(),
  tags: z.tuple([z.string()]),
  summary: z.string(),
  description: z.string(),
  security: z.array(z.unknown()),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        schema: schemaPart.optional(),
        content: z.record(z.string(), z.object({ schema: schemaPart })).optional(),
      }),
    )
    .optional(),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
});
type OperationPart = z.infer<typeof operation>;

/** The OpenAPI document of the built-in site as a list to read, in its order. */
export function apiReference(): ReferenceOperation[] {
  const paths = z.record(z.string(), z.record(z.string(), operation)).parse(openApiDocument().paths);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, part]) => toReference(method, path, part)),
  );
}

function toReference(method: string, path: string, part: OperationPart): ReferenceOperation {
  const body = part.requestBody?.content['application/json'];
  return {
    id: part.operationId,
    tag: part.tags[0],
    method: method.toUpperCase(),
    path,
    summary: part.summary,
    description: part.description,
    needsToken: part.security.length > 0,
    parameters: (part.parameters ?? []).map(({ name, in: where, required, schema, content: asJson }) =>
      toField(name, where, required ?? false, schema ?? asJson?.['application/json']?.schema ?? {}),
    ),
    body: body === undefined ? [] : fieldsOf(body.schema, 'form or JSON'),
    bodyExample: body === undefined ? null : formText(body.example),
    answers: Object.entries(part.responses).map(([status, answer]) => {
      const given = answer.content['application/json'];
      return {
        status,
        description: answer.description,
        fields: given === undefined ? [] : fieldsOf(given.schema, ''),
        example: given?.example === undefined ? null : JSON.stringify(given.example, null, 2),
      };
    }),
  };
}

function fieldsOf(schema: SchemaPart, where: string): ReferenceField[] {
  return Object.entries(schema.properties ?? {}).map(([name, part]) =>
    toField(name, where, schema.required?.includes(name) ?? false, schemaPart.parse(part)),
  );
}

function toField(name: string, where: string, required: boolean, schema: SchemaPart): ReferenceField {
  return { name, where, required, type: typeText(schema), description: schema.description ?? '' };
}

/** `integer, 1 to 500, 25 unless told`. */
function typeText(schema: SchemaPart): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  const type = Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'anything');
  const items = schema.items === undefined ? null : schemaPart.parse(schema.items).type;
  const range =
    schema.minimum === undefined || schema.maximum === undefined
      ? ''
      : `, ${schema.minimum} to ${schema.maximum}`;
  const unless = schema.default === undefined ? '' : `, ${String(schema.default)} unless told`;
  return `${typeof items === 'string' ? `list of ${items}` : type}${range}${unless}`;
}

function formText(example: unknown): string {
  const fields = z.record(z.string(), z.unknown()).parse(example);
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join('\n');
}
