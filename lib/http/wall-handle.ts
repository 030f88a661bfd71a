import * as z from 'zod/mini';
import { renewedKioskCookies } from '@/lib/auth/kiosk/cookie';
import { kioskOf, type Kiosk } from '@/lib/auth/kiosk/kiosk-of';
import { inRoom } from '@/lib/domain/answer-room';
import { AppError } from '@/lib/domain/errors';
import { jsonWithoutSiteWords } from '@/lib/domain/site-words';
import { answersOf, type TextAnswer } from './compressed-text';
import { problemOf, withOurHeaders, type HandleOptions, type HttpContext } from './handle';
import { makeOnceForAll } from './once-for-all';
import { noteAsker } from './request-facts';
import { requestIdOf } from './request-id';

/** A route that a kiosk link may read. */
export interface WallHandler {
  (request: Request): Promise<Response>;
  readonly answer: z.ZodMiniType;
}

/**
 * Makes the routes of the wall: `wallGet(answer, read)`. They are not routes of the console, and cannot become one: a kiosk link is
 * asked for and nothing else will do, there is no way to take input, `read` is given only what `getContext` picks for it and the link, and
 * of what it gives no more is answered than the schema names. What it reads is read, and made small, once for all who ask with a link
 * at the same time.
 */
export function makeWallGet<C extends HttpContext>(getContext: () => Promise<C>, options: HandleOptions) {
  return function wallGet<O extends z.ZodMiniType>(
    answer: O,
    read: (context: Omit<C, 'auth'>, kiosk: Kiosk) => Promise<z.input<O>>,
  ): WallHandler {
    const once = makeOnceForAll<{ bytes: number; give: TextAnswer }>();
    const respond = async (request: Request): Promise<Response> => {
      const requestId = requestIdOf(request);
      let context: C | undefined;
      try {
        context = await getContext();
        const { auth, ...given } = context;
        const kiosk = await kioskOf(auth, request, requestId);
        if (kiosk === null) throw noKiosk();
        noteAsker('kiosk');
        await auth.requestRate.take(kiosk.id);
        const { bytes, give } = await once(kiosk.id, async () => {
          const json = jsonWithoutSiteWords(z.parse(answer, await read(given, kiosk)));
          return { bytes: json.length, give: answersOf(json, 'application/json') };
        });
        const place = { room: auth.answerRoom, who: kiosk.id, bytes, asker: request };
        const response = await inRoom(place, () => give(request));
        for (const cookie of await renewedKioskCookies(auth, request.headers, kiosk.id))
          response.headers.append('Set-Cookie', cookie);
        return withOurHeaders(response, requestId);
      } catch (error) {
        const failed = { options, auth: context?.auth, request, requestId };
        return withOurHeaders(problemOf(error, failed), requestId);
      }
    };
    return Object.assign(respond, { answer });
  };
}

function noKiosk(): AppError {
  return new AppError(
    'unauthenticated',
    'This screen has no kiosk link, or its link was revoked or is over. Ask an admin of the console for another.',
  );
}
