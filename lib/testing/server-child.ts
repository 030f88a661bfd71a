/** A test in a process of its own that starts a server and never ends it: it says which, and ends itself when its input does. */
import { startServer } from './server-process';

const { pid, dataDir } = await startServer();
process.stdout.write(JSON.stringify({ pid, dataDir }));
process.stdin.resume().once('end', () => process.exit());
