import { readdirSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const APP = path.join(ROOT, 'app');

/** What Next takes for a verb. */
export const VERBS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Verb = (typeof VERBS)[number];

/** A file of `app` that answers requests. */
export interface RouteFile {
  /** As in the address bar, with Next's brackets: `/queues/[id]`. */
  address: string;
  file: string;
}

/** Every `route.ts`, by walking the folder. */
export function routeFiles(): RouteFile[] {
  return filesNamed('route.ts');
}

/** Every `page.tsx`, by walking the folder. */
export function pageFiles(): RouteFile[] {
  return filesNamed('page.tsx');
}

/** Every `layout.tsx` below the one around everything, which has style sheets and nothing else; by its folder, brackets and all. */
export function layoutFiles(): RouteFile[] {
  return filesNamed('layout.tsx')
    .map(({ file }) => ({ file, address: `/${path.relative(APP, path.dirname(file))}` }))
    .filter(({ address }) => address !== '/');
}

/** Those of them around a page. */
export function layoutsAround({ file }: RouteFile, layouts: readonly RouteFile[]): RouteFile[] {
  return layouts.filter((layout) => file.startsWith(`${path.dirname(layout.file)}${path.sep}`));
}

function filesNamed(name: string): RouteFile[] {
  return readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === name)
    .map((file) => ({ file: path.join(APP, file), address: addressOf(path.dirname(file)) }));
}

function addressOf(folder: string): string {
  const steps = folder.split(path.sep).filter((step) => step !== '.' && !/^\(.*\)$/.test(step));
  return `/${steps.join('/')}`;
}
