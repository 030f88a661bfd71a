import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type * as z from 'zod/mini';
import type { overviewResponse } from '@/lib/domain/api/views';
import { liveKeys as keys } from '../keys';
import type { SharedStream } from './share';
import { changeLiveState } from './state';

/** The page's own reading says where it stands in the stream, so the stream waits for it, but not for ever. */
const FIRST_READING_MS = 1_500;

/**
 * Keeps the pages of this tab fresh by the live stream that all tabs of a browser share.
 * @param reader who reads: another account or role has another stream.
 */
export function useLiveStream(reader: string): void {
  const client = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    let stream: SharedStream | undefined;
    const refused = () => {
      // The account is drawn anew for another role; what one may not read any more says so when it is read.
      router.refresh();
      void client.invalidateQueries({ type: 'active' });
    };
    let isOver = false;
    const begin = () => {
      stop();
      void loadStream().then((Stream) => {
        if (Stream !== null && !isOver)
          stream = new Stream(`live:${reader}`, client, refused, () => firstId(client));
        return Stream;
      });
    };
    const stop = whenFirstRead(client, begin);
    return () => {
      isOver = true;
      stop();
      stream?.close();
    };
  }, [client, router, reader]);
}

/** Its code comes when there is something to keep fresh. Where it cannot be loaded, pages go on polling. */
function loadStream(): Promise<typeof SharedStream | null> {
  return import('./share').then(
    (loaded) => loaded.SharedStream,
    () => {
      changeLiveState({ phase: 'polling' });
      return null;
    },
  );
}

function firstId(client: QueryClient): string | null {
  return client.getQueryData<z.infer<typeof overviewResponse>>(keys.overview)?.cursor ?? null;
}

/** Calls once, as soon as an overview that is being read was, or at once when none is. */
function whenFirstRead(client: QueryClient, begin: () => void): () => void {
  let isOver = false;
  const once = () => {
    if (!isOver) begin();
    isOver = true;
  };
  const look = () => {
    if (client.isFetching({ queryKey: keys.overview }) === 0) once();
  };
  const timer = setTimeout(once, FIRST_READING_MS);
  const soon = setTimeout(look, 0);
  const unsubscribe = client.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] === keys.overview[0]) look();
  });
  return () => {
    isOver = true;
    clearTimeout(timer);
    clearTimeout(soon);
    unsubscribe();
  };
}
