import { AppError } from '@/lib/domain/errors';
import { parseJsonText, TooManyValuesError } from '@/lib/domain/json-text';
import { readBody } from './read-body';

/** What a request says by name. From a form every value is text; from JSON it may be anything. */
export type Parameters = ReadonlyMap<string, unknown>;

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json$/;

/**
 * Reads the parameters of a body, form or JSON by its content type.
 * @throws AppError `too-large`; `bad-request` for another content type, broken JSON, JSON that is no object, and a name given twice.
 */
export async function readParameters(request: Request, limit: number): Promise<Parameters> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const text = await readBody(request, limit);
  if (text === '') return new Map();
  if (type === FORM) return readPairs(new URLSearchParams(text));
  if (JSON_TYPE.test(type)) return readJsonObject(text);
  throw new AppError('bad-request', `Send the body as ${FORM} or application/json. Nothing was changed.`);
}

/** Reads the parameters of a query or form. @throws AppError `bad-request` when one is given twice. */
export function readPairs(pairs: URLSearchParams): Parameters {
  const parameters = new Map<string, unknown>();
  for (const [name, value] of pairs) {
    if (parameters.has(name))
      throw new AppError('bad-request', 'A parameter was given twice. Nothing was changed.');
    parameters.set(name, value);
  }
  return parameters;
}

function readJsonObject(text: string): Parameters {
  const value = parseJson(text);
  if (value === undefined || !isObject(value))
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

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
