import { readBoard } from '@/lib/console/queues/read-board';
import { explainDatabaseError } from '@/lib/db/database-error';
import { makeWallGet } from '@/lib/http/wall-handle';
import { getRuntime } from './process-runtime';

/** Makes the routes of the wall (see lib/http/wall-handle). What is named here is all that they reach. */
export const wallGet = makeWallGet(
  async () => {
    const { auth, console } = await getRuntime();
    return { auth, board: () => readBoard(console) };
  },
  { explain: explainDatabaseError },
);
