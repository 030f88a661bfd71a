import { existsSync, readFileSync, readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { acceptsEncoding } from '@/lib/http/accepts-encoding';
import { STATIC_FOLDER } from './precompress';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** Smallest first. */
const ENCODINGS = [
  { name: 'br', end: '.br' },
  { name: 'gzip', end: '.gz' },
] as const;

interface StaticFile {
  type: string;
  /** By the name of the encoding. */
  bytes: ReadonlyMap<string, Buffer>;
}

/**
 * Answers the compressed scripts and styles of the build from memory (a megabyte), which also outlives a build that is made
 * while the program runs. Whatever else is asked for below `/_next/static` is left to Next.
 * @returns tells whether a request was answered.
 */
export function makeStaticFiles(
  root: string,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const files = readFiles(path.join(root, STATIC_FOLDER));
  return (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    if ((method !== 'GET' && method !== 'HEAD') || headers.range !== undefined) return false;
    const file = files.get(url.split('?', 1)[0] ?? '');
    if (file === undefined) return false;
    const taken = String(headers['accept-encoding'] ?? '');
    const encoding = ENCODINGS.find(({ name }) => acceptsEncoding(taken, name))?.name;
    const bytes = encoding === undefined ? undefined : file.bytes.get(encoding);
    if (encoding === undefined || bytes === undefined) return false;
    response.writeHead(200, {
      'Content-Type': file.type,
      'Content-Encoding': encoding,
      'Content-Length': bytes.length,
      Vary: 'Accept-Encoding',
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
    response.end(method === 'HEAD' ? undefined : bytes);
    return true;
  };
}

function readFiles(folder: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[path.extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = new Map<string, Buffer>();
    for (const { name, end } of ENCODINGS)
      if (existsSync(`${file}${end}`)) bytes.set(name, readFileSync(`${file}${end}`));
    const at = path.relative(folder, file).split(path.sep).map(encodeURIComponent).join('/');
    if (bytes.size > 0) files.set(`/_next/static/${at}`, { type, bytes });
  }
  return files;
}
