import path from 'node:path';
import { build } from 'esbuild';

/** Beside what Next has built; `bin/start.mjs` looks for it there. */
const BUNDLE = '.next/server.mjs';

/** Puts our half of the server and the packages it needs into one file, so that a start compiles and looks for nothing. */
export function bundleServer(root: string): Promise<void> {
  return bundle(path.join(root, 'bin/serve.ts'), path.join(root, BUNDLE));
}

/** One file of a module and what it imports. */
export async function bundle(entry: string, file: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // They find their own parts by where they lie.
    external: ['next', '@node-rs/argon2', '@photostructure/sqlite'],
    // For what in packages is not an ES module.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}
