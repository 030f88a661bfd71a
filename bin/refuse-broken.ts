import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { AppError } from '@/lib/domain/errors';
import { answerAndClose } from './answer-and-close';
import { headersOf, pathOf, plainRefusal, refusalAs, requestIdIn } from './refusal-as';

/** The request that a connection brings at the moment, and its answer. */
export type Current = WeakMap<Duplex, { request: IncomingMessage; response: ServerResponse }>;

/**
 * Makes what answers whoever sends something that is no HTTP, or not in time: a sentence, in the shape of the address where one was
 * read, and the connection is closed.
 */
export function makeRefuseBroken(
  current: Current,
): (error: NodeJS.ErrnoException, connection: Duplex) => void {
  return (error, connection) => {
    const asked = current.get(connection);
    const isAnswered = asked === undefined || asked.response.writableFinished;
    // Whoever has gone, or has half of an answer already, is not answered.
    const isMute = !connection.writable || (!isAnswered && asked.response.headersSent);
    if (error.code === 'ECONNRESET' || isMute) {
      connection.destroy(error);
      return;
    }
    if (isAnswered) {
      void answerAndClose(connection, ofHeaders(error.code));
      return;
    }
    const { request, response } = asked;
    const refusal = ofBody(error.code);
    response.statusCode = refusal.status;
    const answer = refusalAs(pathOf(request), refusal, requestIdIn(response));
    void answerAndClose(connection, answer, headersOf(response));
  };
}

function ofHeaders(code: string | undefined): Response {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return plainRefusal(408, 'The headers of the request did not arrive in time. Nothing was done.');
    case 'HPE_HEADER_OVERFLOW':
      return plainRefusal(431, 'The headers of the request are larger than 16 kB. Nothing was done.');
    default:
      return plainRefusal(400, 'This is no request of HTTP. Nothing was done.');
  }
}

function ofBody(code: string | undefined): AppError {
  return code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW'
    ? new AppError('too-large', 'The extensions of a chunk are larger than 16 kB. Nothing was changed.')
    : new AppError('bad-request', 'The body is broken: its framing is no HTTP. Nothing was changed.');
}
