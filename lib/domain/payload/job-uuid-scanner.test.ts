import { array, assert, integer, json, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JobUuidScanner } from './job-uuid-scanner';

const UUID = '90ff218f-58f8-11ea-8424-0265ea535fd4';
const OTHER = '11111111-58f8-11ea-8424-0265ea535fd4';

/** What the scan finds in a text that arrives in pieces of these sizes (over and over). */
function scan(text: string, sizes: readonly number[] = [1000]): string | null {
  const bytes = new TextEncoder().encode(text);
  const scanner = new JobUuidScanner();
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    scanner.push(bytes.subarray(at, at + size));
    at += size;
  }
  return scanner.jobUuid;
}

describe('the scan for a Job UUID', () => {
  it.each([
    ['the sample', `{"job_uuid":"${UUID}","data":[]}`, UUID],
    ['white space', `{\n  "job_uuid" :\t"${UUID}"`, UUID],
    ['a cut body', `{"job_uuid":"${UUID}","data":[{"timestamp":15`, UUID],
    ['a body cut within the UUID', `{"job_uuid":"${UUID.slice(0, 20)}`, null],
    [
      'the key after the records',
      `{"data":[{"recordData":{"job_uuid":"${OTHER}"}}],"job_uuid":"${UUID}"}`,
      UUID,
    ],
    ['only a field of a record', `{"data":[{"job_uuid":"${OTHER}"}]}`, null],
    ['a bracket in a text', `{"note":"[[[","job_uuid":"${UUID}"}`, UUID],
    ['an escaped quote before it', `{"note":"a \\"job_uuid\\": b","job_uuid":"${UUID}"}`, UUID],
    ['a byte order mark', `\uFEFF{"job_uuid":"${UUID}"}`, UUID],
    ['an envelope', `{"response":{"job_uuid":"${UUID}"}}`, UUID],
    ['null', `{"job_uuid":null,"next":"${OTHER}"}`, null],
    ['a number', `{"job_uuid":12,"other":"${OTHER}"}`, null],
    ['a page of a proxy', '<html class="job_uuid">"Bad gateway"</html>', null],
    ['nothing', '', null],
  ])('reads %s', (_name, text, found) => {
    expect(scan(text)).toBe(found);
  });

  it('finds the same however the body is cut into pieces', () => {
    assert(
      property(array(integer({ min: 1, max: 40 }), { minLength: 1 }), json(), (sizes, noise) => {
        const text = `{"noise":[${noise}],"job_uuid":"${UUID}","data":[]}`;
        expect(scan(text, sizes)).toBe(UUID);
      }),
    );
  });
});
