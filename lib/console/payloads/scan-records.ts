import { RecordScanner, type ScannedRecord } from '@/lib/domain/payload/record-scanner';
import type { ConsoleContext } from '../context';
import { readBody } from '../ledger/read-body';

/** The records of a stored body in order, as their bytes stand in it; a few megabytes in memory at most. */
export async function* scanRecords(ctx: ConsoleContext, callId: string): AsyncGenerator<ScannedRecord> {
  let found: ScannedRecord[] = [];
  const scanner = new RecordScanner({
    onRecord: (record) => found.push(record),
    onList: () => {},
  });
  for await (const piece of readBody(ctx, callId)) {
    scanner.push(piece);
    yield* found;
    found = [];
  }
}
