import { openApiDocument } from '@/lib/engine/openapi/document';

/** The OpenAPI document of the built-in site. It says nothing about this installation, so anybody may read it. */
export function GET(): Response {
  return Response.json(openApiDocument(), { headers: { 'cache-control': 'no-cache' } });
}
