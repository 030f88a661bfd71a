import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';

/** What is in a picture: its size in pixels, and how many of them have each colour ("rgb(1, 2, 3)"). */
export interface Picture {
  width: number;
  height: number;
  colours: Readonly<Record<string, number>>;
}

/** Begins every PNG file (RFC 2083, 3.1). */
const PNG = '89504e470d0a1a0a';

/** Reads a downloaded PNG file by the browser, as whoever opens it. @throws Error when it is none. */
export async function readPicture(page: Page, download: Download): Promise<Picture> {
  const bytes = await readFile(await download.path());
  if (bytes.subarray(0, 8).toString('hex') !== PNG) throw new Error('This is no PNG file.');
  return page.evaluate(async (base64) => {
    const file = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
    const bitmap = await createImageBitmap(new Blob([file], { type: 'image/png' }));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (context === null) throw new Error('There is nothing to draw on.');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const colours: Record<string, number> = {};
    for (let at = 0; at < data.length; at += 4) {
      const colour = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
      colours[colour] = (colours[colour] ?? 0) + 1;
    }
    return { width, height, colours };
  }, bytes.toString('base64'));
}
