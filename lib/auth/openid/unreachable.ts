/** The provider gave no whole answer. `message` says why, as the end of a sentence: "nothing listens at its address". */
export class ProviderUnreachableError extends Error {
  override readonly name = 'ProviderUnreachableError';
}

/**
 * Finds it among what an error was caused by, since libraries wrap it. By name and not by class: Next evaluates modules more
 * than once, and the network is opened in another copy of this module than the one a route asks.
 */
export function whyUnreachable(error: unknown, depth = 0): string | null {
  if (!(error instanceof Error) || depth > 5) return null;
  return error.name === 'ProviderUnreachableError' ? error.message : whyUnreachable(error.cause, depth + 1);
}
