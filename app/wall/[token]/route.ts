import { openWallLink } from '@/lib/server/wall-link';

export const dynamic = 'force-dynamic';

export { openWallLink as GET };
