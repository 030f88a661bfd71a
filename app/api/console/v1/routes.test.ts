import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { consoleDocument, METHODS } from '@/lib/server/openapi/console-document';
import { ROUTES } from './routes';

const FOLDER = import.meta.dirname;

/** The document itself, and the answer for addresses that are none. */
const NO_CALLS: ReadonlySet<string> = new Set(['/openapi.json', '/[[...path]]']);

/** The addresses below this folder that have a route file. */
function routeFiles(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'route.ts')
    .map((file) => `/${path.dirname(file)}`)
    .filter((address) => !NO_CALLS.has(address));
}

describe('the document of the console API', () => {
  it('names every route there is, with every method', () => {
    expect(ROUTES.map((route) => route.path).toSorted()).toEqual(routeFiles().toSorted());
    for (const { path: address, handlers } of ROUTES) {
      const source = readFileSync(path.join(FOLDER, address, 'route.ts'), 'utf8');
      const exported = METHODS.filter((method) => source.includes(`export const ${method} =`));
      expect(Object.keys(handlers).filter((name) => METHODS.some((method) => method === name))).toEqual(
        expect.arrayContaining(exported),
      );
    }
  });

  it('says of each in a sentence what it does', () => {
    const summaries = ROUTES.flatMap(({ path: address, handlers }) =>
      METHODS.flatMap((method) => {
        const handler = handlers[method];
        return handler === undefined ? [] : [`${method} ${address}: ${handler.route.summary ?? ''}`];
      }),
    );
    expect(summaries.filter((one) => !/: [A-Z].+\.$/.test(one))).toEqual([]);
  });

  it('describes the answer of each, but of those that answer with the bytes of a file, with a stream or with nothing', () => {
    const silent = ROUTES.flatMap(({ path: address, handlers }) =>
      METHODS.flatMap((method) =>
        handlers[method] !== undefined && handlers[method].route.answer === undefined
          ? [`${method} ${address}`]
          : [],
      ),
    );
    expect(silent).toEqual([
      'GET /activity/export',
      'DELETE /alerts/[id]',
      'GET /drains/[id]/archive',
      'GET /imports/[id]/problems.csv',
      'GET /jobs/[id]/export',
      'GET /jobs/[id]/payload',
      'GET /live',
      'GET /queues/[id]/export',
      'POST /records/[model]',
      'DELETE /records/[model]/[id]',
    ]);
  });

  it('reads only with GET: whatever takes a body or changes something is POST, PUT or DELETE', () => {
    for (const { path: address, handlers } of ROUTES)
      expect(handlers.GET?.route.input, `GET ${address}`).toBeUndefined();
  });

  it('names the ways in, and the least role that each call needs', () => {
    const { components, paths } = JSON.parse(JSON.stringify(consoleDocument(ROUTES)));
    expect(components.securitySchemes).toMatchObject({
      session: { type: 'apiKey', in: 'cookie' },
      token: { type: 'http', scheme: 'bearer' },
    });
    const both = [{ session: [] }, { token: [] }];
    expect(paths['/queues/{id}/process'].post).toMatchObject({
      security: both,
      'x-least-role': 'operator',
    });
    expect(paths['/api-tokens'].get).toMatchObject({ security: both, 'x-least-role': 'admin' });
    expect(paths['/api-tokens'].post).toMatchObject({
      security: [{ session: [] }],
      description: expect.stringContaining('not an API token'),
    });
    expect(paths['/session'].get).toMatchObject({ security: [{ session: [] }], 'x-least-role': 'viewer' });
    expect(paths['/setup'].get.security).toEqual([]);
  });

  it('is made of the schemas of the routes', () => {
    const document = JSON.parse(JSON.stringify(consoleDocument(ROUTES)));
    const finish = document.paths['/jobs/{id}/finish'].post;
    expect(finish.parameters).toMatchObject([{ name: 'id', in: 'path', required: true }]);
    expect(finish.requestBody.content['application/json'].schema.properties).toHaveProperty('typedCount');
    const overview = document.paths['/overview'].get.responses['200'].content['application/json'].schema;
    expect(overview.properties.queues.items.properties).toHaveProperty('queued');
    expect(overview.required).toContain('now');
  });
});
