import { v7 as uuidv7 } from 'uuid';

/** What one request is called in the log and in its answer: what a proxy called it, when that is a plain word, else a new id. */
export function requestIdOf(request: { headers: Pick<Headers, 'get'> }): string {
  const given = request.headers.get('x-request-id');
  return given !== null && /^[\w-]{8,64}$/.test(given) ? given : uuidv7();
}
