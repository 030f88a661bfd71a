import { metricsRoute } from '@/lib/server/metrics/metrics-route';

export const dynamic = 'force-dynamic';

export { metricsRoute as GET };
