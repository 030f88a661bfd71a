import { useInBrowser } from '../ui/ticker';

/** Where this console is reached, which is the built-in site's base URL too. */
export function useBaseUrl(): string {
  const inBrowser = useInBrowser();
  return inBrowser ? window.location.origin : '';
}
