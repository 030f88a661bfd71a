import { saveBlob } from '@/lib/client/save-blob';

/** Saves a text as a file: what is in it reaches no server and no address. */
export function downloadText(name: string, text: string): void {
  saveBlob(name, new Blob([text], { type: 'text/plain;charset=utf-8' }));
}
