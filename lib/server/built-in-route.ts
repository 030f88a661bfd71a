import { getRuntime } from './process-runtime';

/** Hands a request of an integration to the built-in site as it came, and its answer back as it is. */
async function builtInRoute(request: Request): Promise<Response> {
  const { engineFetch } = await getRuntime();
  return engineFetch(request);
}

/** Every method, as a route file of Next names them: the site itself says which it answers. */
export {
  builtInRoute as DELETE,
  builtInRoute as GET,
  builtInRoute as HEAD,
  builtInRoute as OPTIONS,
  builtInRoute as PATCH,
  builtInRoute as POST,
  builtInRoute as PUT,
};
