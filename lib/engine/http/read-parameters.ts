import type { BodyShare } from '@/lib/domain/body-room';
import { AppError } from '@/lib/domain/errors';
import { isJsonObject, parseJsonText, TooManyValuesError } from '@/lib/domain/json-text';
import { areEscapesText } from '@/lib/domain/percent-escapes';
import { inTurn } from './in-turn';
import { readBody } from './read-body';

/** What a request says by name. From a form every value is text; from JSON it may be anything. */
export type Parameters = ReadonlyMap<string, unknown>;

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json$/;

/**
 * Reads the parameters of a body, form or JSON by its content type.
 * @throws AppError `too-large`; `bad-request` for another content type, broken JSON, JSON that is no object, and a name given twice;
 *   what the share of the room for bodies throws.
 */
export async function readParameters(
  request: Request,
  limit: number,
  share?: BodyShare,
): Promise<Parameters> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const text = await readBody(request, limit, share);
  if (text === '') return new Map();
  return inTurn(text, () => parseBody(type, text));
}

function parseBody(type: string, text: string): Parameters {
  if (type === FORM) return readPairs(text);
  if (JSON_TYPE.test(type)) return readJsonObject(text);
  throw new AppError('bad-request', `Send the body as ${FORM} or application/json. Nothing was changed.`);
}

/** Parameters of a query or form at most: far more than any call has. A million of them held the program for five seconds. */
const MOST_PARAMETERS = 1_000;

/** A percent sign without two digits is text, as the URL standard has it; Node damages letters beside one (`é` of `é 50%`). */
const LONE_PERCENT = /%(?![0-9a-f]{2})/gi;

/**
 * Reads the parameters of a query or form.
 * @param encoded as it was sent, with or without the question mark.
 * @throws AppError `bad-request` when one is given twice, when there are too many, or when what is escaped is not UTF-8 (which else would be
 *   stored as U+FFFD).
 */
export function readPairs(encoded: string): Parameters {
  refuseTooMany(encoded);
  if (!areEscapesText(encoded))
    throw new AppError('bad-request', 'The percent-encoding is not that of UTF-8 text. Nothing was changed.');
  const parameters = new Map<string, unknown>();
  for (const [name, value] of new URLSearchParams(encoded.replaceAll(LONE_PERCENT, '%25'))) {
    if (parameters.has(name))
      throw new AppError('bad-request', 'A parameter was given twice. Nothing was changed.');
    parameters.set(name, value);
  }
  return parameters;
}

function refuseTooMany(encoded: string): void {
  let count = 1;
  for (let at = encoded.indexOf('&'); at !== -1; at = encoded.indexOf('&', at + 1)) {
    count += 1;
    if (count > MOST_PARAMETERS)
      throw new AppError(
        'bad-request',
        `There are more than ${MOST_PARAMETERS.toLocaleString('en-US')} parameters. Nothing was changed.`,
      );
  }
}

function readJsonObject(text: string): Parameters {
  const value = parseJson(text);
  if (value === undefined || !isJsonObject(value))
    throw new AppError('bad-request', 'The body is not a JSON object. Nothing was changed.');
  return new Map(Object.entries(value));
}

/** The value of a JSON text; undefined when it is none. */
function parseJson(text: string): unknown {
  try {
    return parseJsonText(text);
  } catch (error) {
    if (error instanceof TooManyValuesError)
      throw new AppError('bad-request', `${error.message} Nothing was changed.`);
    return undefined;
  }
}
