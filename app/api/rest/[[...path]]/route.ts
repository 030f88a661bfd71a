import { builtInRoute } from '@/lib/server/built-in-route';

export const dynamic = 'force-dynamic';

export {
  builtInRoute as DELETE,
  builtInRoute as GET,
  builtInRoute as HEAD,
  builtInRoute as OPTIONS,
  builtInRoute as PATCH,
  builtInRoute as POST,
  builtInRoute as PUT,
};
