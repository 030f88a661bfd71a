import { useEffect, useState } from 'react';
import { keepPreviousData } from '@tanstack/react-query';
import { queries, useLive } from '@/lib/client/queries';

const PAUSE_MS = 120;

/** Queues and jobs by what is typed, asked when the typing pauses. What was found before stays until the next answer. */
export function usePlaces(typed: string) {
  const text = typed.trim();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useLive({ ...queries.places(asked), placeholderData: keepPreviousData }, asked !== '');
  const isSettled = asked === text && !query.isPlaceholderData && !query.isPending;
  return {
    places: text === '' ? undefined : query.data,
    error: query.error,
    isSettled: text === '' || isSettled,
  };
}
