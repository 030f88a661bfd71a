export { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } from '@/lib/server/built-in-route';

export const dynamic = 'force-dynamic';
