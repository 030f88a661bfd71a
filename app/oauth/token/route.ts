import { builtInRoute } from '@/lib/server/built-in-route';

export const dynamic = 'force-dynamic';

export { builtInRoute as GET, builtInRoute as POST };
