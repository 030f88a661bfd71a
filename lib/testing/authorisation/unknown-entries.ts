import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What stands in `app` and answers a request or draws a part of a page, by the name that Next knows it by. */
const TABLED = /^(?:route\.ts|page\.tsx|layout\.tsx)$/;

/** They are shown to whoever came so far and may ask for nothing: held against what they import. */
const ASKS_NOTHING = /^(?:loading|not-found|error)\.tsx$/;

/** Every name Next gives a meaning in `app`, with any ending it takes: metadata files and pictures are made by code too. */
const NEXT_NAMES =
  /^(?:route|page|layout|template|default|loading|error|global-error|not-found|global-not-found|forbidden|unauthorized|sitemap|robots|manifest|icon\d*|apple-icon\d*|favicon|opengraph-image\d*|twitter-image\d*)\.\w+$/;

/** In the root, or in `src`: another way for Next to answer or to run before an answer. */
const ROOT_NAMES = /^(?:middleware|proxy|instrumentation-client)\.\w+$|^(?:pages|src)$/;

/** `@slot` and `(.)way`: the address of what stands in them is not the folder's. */
const ODD_FOLDER = /^@|^\(\.{1,3}\)/;

/** Functions that a browser can call by an address of their own. */
const SERVER_ACTION = /^\s*(['"])use server\1/m;

const CODE = /\.(?:[cm]?[jt]sx?)$/;
const CODE_FOLDERS = ['app', 'components', 'lib'] as const;

/** What a page that everybody sees could tell something by. */
const READS = /from\s+(['"])(?:@\/lib\/(?:server|db|auth|console|engine|audit)\/|next\/headers)/;

/** Settings of Next that make an address of something else, or a page of another ending. */
const NEXT_SETTINGS = /\b(?:pageExtensions|rewrites|redirects|basePath|i18n|serverActions)\b/;

/**
 * Ways into the program that the matrix of who may come in where does not look at: it walks `route.ts`, `page.tsx` and
 * `layout.tsx`, and everything else that Next would serve has to be found by this.
 * @param root of the project. @returns a path, and what it is, each.
 */
export function unknownEntries(root: string): string[] {
  const inRoot = readdirSync(root).filter((name) => ROOT_NAMES.test(name));
  return [
    ...inRoot.map((name) => `${name}: a way in beside app`),
    ...configured(root),
    ...filesIn(path.join(root, 'app')).flatMap((file) => oddIn(root, path.join('app', file))),
    ...CODE_FOLDERS.flatMap((folder) => actionsIn(root, folder)),
  ];
}

function configured(root: string): string[] {
  return readdirSync(root)
    .filter((name) => name.startsWith('next.config.'))
    .filter((name) => NEXT_SETTINGS.test(readFileSync(path.join(root, name), 'utf8')))
    .map((name) => `${name}: makes addresses of its own`);
}

function oddIn(root: string, file: string): string[] {
  const name = path.basename(file);
  if (file.split(path.sep).some((step) => ODD_FOLDER.test(step)))
    return [`${file}: a parallel or intercepting route`];
  if (ASKS_NOTHING.test(name))
    return READS.test(readFileSync(path.join(root, file), 'utf8')) ? [`${file}: reads, and asks nobody`] : [];
  return NEXT_NAMES.test(name) && !TABLED.test(name) ? [`${file}: of a kind that is not looked at`] : [];
}

function actionsIn(root: string, folder: string): string[] {
  return filesIn(path.join(root, folder))
    .filter((file) => CODE.test(file))
    .map((file) => path.join(folder, file))
    .filter((file) => SERVER_ACTION.test(readFileSync(path.join(root, file), 'utf8')))
    .map((file) => `${file}: a server action`);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
