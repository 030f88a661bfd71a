import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { unknownEntries } from './unknown-entries';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** A project with the folders of ours and these files. */
function projectWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'fluxx-alert-console-entries-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const folder of ['app', 'components', 'lib']) mkdirSync(path.join(root, folder));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

it('there is no way in that the matrix does not look at', () => {
  expect(unknownEntries(ROOT)).toEqual([]);
});

it.each([
  'app/a/route.js',
  'app/a/route.tsx',
  'app/a/page.ts',
  'app/a/page.jsx',
  'app/a/page.mdx',
  'app/a/layout.js',
  'app/a/template.tsx',
  'app/@side/default.tsx',
  'app/@side/page.tsx',
  'app/(.)a/page.tsx',
  'app/global-error.tsx',
  'app/sitemap.ts',
  'app/a/opengraph-image.tsx',
  'app/a/icon2.ts',
  'middleware.ts',
  'proxy.js',
  'instrumentation-client.ts',
  'pages/api/a.ts',
  'src/app/a/route.ts',
])('%s would be one', (file) => {
  expect(unknownEntries(projectWith({ [file]: '' }))).toHaveLength(1);
});

it.each([
  ['app/act.ts', "'use server';\nexport async function act() {}"],
  ['components/act.tsx', 'export async function act() {\n  "use server";\n}'],
  ['lib/act.mts', "'use server'"],
  ['next.config.mjs', 'export default { async rewrites() { return []; } };'],
  ['next.config.ts', "export default { pageExtensions: ['mdx'] };"],
  ['app/a/not-found.tsx', "import { getRuntime } from '@/lib/server/process-runtime';"],
  ['app/a/error.tsx', "import { headers } from 'next/headers';"],
])('%s would be one by what it says', (file, text) => {
  expect(unknownEntries(projectWith({ [file]: text }))).toHaveLength(1);
});

it('what it looks at, and what is no entry, is none', () => {
  const files = [
    'app/a/route.ts',
    'app/a/page.tsx',
    'app/a/layout.tsx',
    'app/a/loading.tsx',
    'app/a/page-of.tsx',
  ];
  expect(unknownEntries(projectWith(Object.fromEntries(files.map((file) => [file, '']))))).toEqual([]);
});
