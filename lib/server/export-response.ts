import type { Export } from '@/lib/console/payloads/export-jobs';

const TYPES = {
  zip: 'application/zip',
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
} as const;

/** A file for saving, sent as it is written. Whatever a site put in it, a browser treats it as data. */
export function exportResponse({ name, format, stream }: Export): Response {
  return new Response(stream, {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '-')}.${format}"`,
    },
  });
}
