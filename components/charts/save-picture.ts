import { saveBlob } from '@/lib/client/save-blob';

/** Saves a figure as a PNG file, as it looks now but for its buttons. What draws it is loaded only now. */
export async function savePicture(figure: HTMLElement, name: string): Promise<void> {
  const { toBlob } = await import('html-to-image');
  const picture = await toBlob(figure, {
    pixelRatio: 2,
    skipFonts: true,
    backgroundColor: getComputedStyle(figure).getPropertyValue('--surface'),
    filter: (node) => !(node instanceof HTMLElement && node.dataset.picture === 'left-out'),
  });
  if (picture === null) throw new Error('The picture could not be drawn.');
  saveBlob(`${name.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-')}.png`, picture);
}
