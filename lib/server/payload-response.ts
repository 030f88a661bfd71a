import type { StoredPayload } from '@/lib/console/jobs/read-payload';

/**
 * The original bytes of a payload. Whatever a site sent, a browser treats it as data: it is offered for saving under the
 * Job UUID's name and never sniffed.
 */
export function payloadResponse(payload: StoredPayload): Response {
  return new Response(payload.stream, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      ...(payload.bytes === null
        ? { 'X-Payload-Erased': 'true' }
        : { 'Content-Length': String(payload.bytes) }),
      'Content-Disposition': `attachment; filename="job-${payload.jobUuid.replaceAll(/[^\w-]/g, '')}.json"`,
      'X-Payload-Sha256': payload.sha256,
    },
  });
}
