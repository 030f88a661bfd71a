import { useDeferredValue } from 'react';

/**
 * What was read, a moment after it came for the first time: what it makes the page draw is then drawn in pieces, between which the page
 * listens to hands. Without it a query's first answer is drawn in one go. Later answers, and what is known already, come at once.
 */
export function useUnhurried<Data>(data: Data | undefined): Data | undefined {
  const isThere = useDeferredValue(data !== undefined);
  return isThere ? data : undefined;
}
