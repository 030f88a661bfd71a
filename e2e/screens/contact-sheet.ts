import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FOLDER, LOOKS } from './take';

/** Writes one page with every picture on it, a row for each page or state, so that they can be looked at together. */
export function writeContactSheet(): void {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.png'));
  const names = [...new Set(files.map((file) => file.split('.')[0] ?? ''))].toSorted();
  const rows = names.map((name) => row(name, files)).join('\n');
  writeFileSync(
    path.join(FOLDER, 'index.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title>
<style>body{font:14px system-ui;margin:16px;background:#ddd}section{margin-bottom:32px}
div{display:flex;gap:12px;align-items:start}img{border:1px solid #999;max-height:720px;max-width:60vw}</style>
<h1>${names.length} pages and states</h1>${rows}</html>`,
  );
}

function row(name: string, files: readonly string[]): string {
  const pictures = Object.keys(LOOKS)
    .map((look) => `${name}.${look}.png`)
    .filter((file) => files.includes(file))
    .map((file) => `<a href="${file}"><img loading="lazy" src="${file}" alt="${file}"></a>`);
  return `<section><h2>${name}</h2><div>${pictures.join('')}</div></section>`;
}
