import { explainDatabaseError } from '@/lib/db/database-error';
import { makeHandle } from '@/lib/http/handle';
import { getRuntime } from './process-runtime';

/** Makes the console API's route handlers (see lib/http/handle). */
export const handle = makeHandle(getRuntime, { explain: explainDatabaseError });
