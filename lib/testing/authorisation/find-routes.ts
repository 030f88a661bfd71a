import { existsSync, readdirSync } from 'node:fs';
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

/** The layouts around a page, outermost first. */
export function layoutsAround({ file }: RouteFile): string[] {
  const steps = path.relative(APP, path.dirname(file)).split(path.sep);
  const folders = steps.map((_step, index) => path.join(APP, ...steps.slice(0, index + 1)));
  return [APP, ...folders].map((folder) => path.join(folder, 'layout.tsx')).filter((one) => existsSync(one));
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
