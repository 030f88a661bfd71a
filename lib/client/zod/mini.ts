/** What `zod/mini` is in the browser (next.config.mjs). */
import './no-eval';
import '@/lib/domain/api/limit-words';

export * from 'zod/v4-mini';
