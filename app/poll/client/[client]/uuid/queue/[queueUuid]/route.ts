import { builtInRoute } from '@/lib/server/built-in-route';

export const dynamic = 'force-dynamic';

// A GET with side effects. HEAD is named here because Next would else run GET to answer it; the site refuses it.
export {
  builtInRoute as DELETE,
  builtInRoute as GET,
  builtInRoute as HEAD,
  builtInRoute as PATCH,
  builtInRoute as POST,
  builtInRoute as PUT,
};
