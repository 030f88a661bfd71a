/** The program as `bin/start.ts` starts it, but for its patience with slow clients: a test cannot wait for a minute. */
import { start } from '../../bin/serve';
import { HURRY } from './hurry';

await start(HURRY);
