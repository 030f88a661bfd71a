import { pollRoute } from '@/lib/server/poll-route';

export const dynamic = 'force-dynamic';

// A GET with side effects. HEAD is named here because Next would else run GET to answer it; it is refused.
export {
  pollRoute as DELETE,
  pollRoute as GET,
  pollRoute as HEAD,
  pollRoute as OPTIONS,
  pollRoute as PATCH,
  pollRoute as POST,
  pollRoute as PUT,
};
