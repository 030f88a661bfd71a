import { AppError } from '@/lib/domain/errors';

/** Where a request goes, by its path alone. */
export type Route =
  | { kind: 'token' }
  | { kind: 'process'; queueUuid: string }
  | { kind: 'finish'; queueUuid: string; jobUuid: string }
  | { kind: 'collection'; model: string }
  | { kind: 'list'; model: string }
  | { kind: 'entry'; model: string; id: string };

/** The methods each answers. HEAD is never among them: of the poll paths it would take records unseen. */
export const METHODS: Readonly<Record<Route['kind'], readonly string[]>> = {
  token: ['POST'],
  process: ['GET'],
  finish: ['GET'],
  collection: ['GET', 'POST'],
  list: ['POST'],
  entry: ['GET', 'PUT', 'DELETE'],
};

/**
 * Reads a path.
 * @returns null when nothing is there.
 * @throws AppError `bad-request` when its percent-encoding is broken.
 */
export function findRoute(pathname: string): Route | null {
  const [, area, ...rest] = decodePath(pathname);
  switch (area) {
    case 'oauth':
      return rest.length === 1 && rest[0] === 'token' ? { kind: 'token' } : null;
    case 'poll':
      return findPollRoute(rest);
    case 'api':
      return rest[0] === 'rest' && rest[1] === 'v2' ? findRestRoute(rest.slice(2)) : null;
    default:
      return null;
  }
}

/** `client/{client}/uuid/queue/{queue}` and `client/{client}/uuid/queue_finished/{queue}/{job}`; any client is taken. */
function findPollRoute(segments: readonly string[]): Route | null {
  const [client, name, uuid, verb, queueUuid, jobUuid, ...more] = segments;
  if (client !== 'client' || uuid !== 'uuid' || !name || !queueUuid || more.length > 0) return null;
  if (verb === 'queue' && jobUuid === undefined) return { kind: 'process', queueUuid };
  if (verb === 'queue_finished' && jobUuid) return { kind: 'finish', queueUuid, jobUuid };
  return null;
}

function findRestRoute(segments: readonly string[]): Route | null {
  const [model, id, ...more] = segments;
  if (!model || more.length > 0) return null;
  if (id === undefined) return { kind: 'collection', model };
  if (id === '') return null;
  return id === 'list' ? { kind: 'list', model } : { kind: 'entry', model, id };
}

function decodePath(pathname: string): string[] {
  try {
    return pathname.split('/').map((segment) => decodeURIComponent(segment));
  } catch (cause) {
    throw new AppError('bad-request', 'The percent-encoding of the path is broken. Nothing was changed.', {
      cause,
    });
  }
}
