import { getRuntime } from './process-runtime';

/** Hands a request of an integration to the built-in site as it came, and its answer back as it is. */
export async function builtInRoute(request: Request): Promise<Response> {
  const { engineFetch } = await getRuntime();
  return engineFetch(request);
}
