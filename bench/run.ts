import { comparePayloads } from './payloads';
import { compareProcess } from './process';
import { report } from './report';
import { compareSaves } from './saves';

/** `npm run bench`: every figure beside its peer, in one run on this machine. */
const lines = [...(await compareSaves()), ...(await compareProcess()), ...(await comparePayloads())];
report(lines);
process.exit(0);
