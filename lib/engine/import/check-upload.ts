import { AppError } from '@/lib/domain/errors';
import { MAX_IMPORT_BYTES } from '@/lib/domain/imports';

const NOTHING = 'Nothing was kept and no record was changed';
const AS_CSV = 'Save it as “CSV UTF-8” (or as NDJSON) and upload that.';

/**
 * Passes a file on while it looks at it: not too large, not empty, text, in UTF-8. Counts its bytes in `size`.
 * @throws AppError `too-large`, `bad-request`, with a sentence that says what to do.
 */
export async function* checkUpload(
  body: ReadableStream<Uint8Array> | null,
  size: { bytes: number },
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const lines = { before: 0 };
  for await (const bytes of body ?? []) {
    if (size.bytes === 0) refuseKnownKinds(bytes);
    size.bytes += bytes.byteLength;
    if (size.bytes > MAX_IMPORT_BYTES)
      throw new AppError(
        'too-large',
        `The file is larger than ${MAX_IMPORT_BYTES / 1_000_000} MB. ${NOTHING}: split it into several files.`,
      );
    decode(decoder, bytes, lines);
    yield bytes;
  }
  if (size.bytes === 0) throw new AppError('bad-request', `The file is empty. ${NOTHING}: choose another.`);
  decode(decoder, null, lines);
}

/** What people upload by mistake, by the first bytes. */
function refuseKnownKinds(bytes: Uint8Array): void {
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b)
    throw new AppError(
      'bad-request',
      `This is a compressed file, such as an Excel workbook (.xlsx). ${NOTHING}. ${AS_CSV}`,
    );
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new AppError('bad-request', `The file is written in UTF-16. ${NOTHING}. ${AS_CSV}`);
}

function decode(decoder: TextDecoder, bytes: Uint8Array | null, lines: { before: number }): void {
  let text: string;
  try {
    text = bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch (cause) {
    throw new AppError(
      'bad-request',
      `The file is not text in UTF-8, from about line ${(lines.before + 1).toLocaleString('en')} on. ${NOTHING}. ${AS_CSV}`,
      { cause },
    );
  }
  if (text.includes('\0'))
    throw new AppError(
      'bad-request',
      `The file is not text: it has NUL characters, as binary files have. ${NOTHING}. ${AS_CSV}`,
    );
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.before += 1;
}
