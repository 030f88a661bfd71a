import type { RouteHandler } from '@/lib/http/handle';
import { handle } from '@/lib/server/handle';
import { consoleDocument } from '@/lib/server/openapi/console-document';
import { ROUTES } from '../routes';

/** Made once: the declarations do not change while the program runs. */
let made: ReturnType<typeof consoleDocument> | undefined;

export const GET: RouteHandler = handle(
  { action: 'known', summary: 'This document.' },
  async () => (made ??= consoleDocument([...ROUTES, { path: '/openapi.json', handlers: { GET } }])),
);
