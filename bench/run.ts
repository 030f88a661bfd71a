import { compareLists } from './lists';
import { compareProcess } from './process';
import { report } from './report';
import { compareSaves } from './saves';

/** `npm run bench`: every figure beside its peer, in one run on this machine. */
const lines = [...(await compareSaves()), ...(await compareLists()), ...(await compareProcess())];
report(lines);
process.exit(0);
