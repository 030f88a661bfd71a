/**
 * Refuses HEAD. Exported as `HEAD` beside a GET that has side effects, because Next would else run that GET to answer it.
 */
export function headNotAllowed(): Response {
  return new Response(null, { status: 405, headers: { Allow: 'GET', 'Cache-Control': 'no-store' } });
}
