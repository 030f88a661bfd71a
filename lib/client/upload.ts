import { importDetailView, type ImportDetail } from '@/lib/domain/api/imports';
import { ApiError, readAnswer } from './fetcher';

export interface Sending {
  done: Promise<ImportDetail>;
  cancel: () => void;
}

/**
 * Sends a file as it is and tells how far it has come, 0 to 1. Not `fetch`: that says nothing of progress.
 * `done` rejects with ApiError; after `cancel` it never settles.
 */
export function sendFile(url: string, file: File, onProgress: (share: number) => void): Sending {
  const request = new XMLHttpRequest();
  const done = new Promise<ImportDetail>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total === 0 ? 0 : loaded / total),
    );
    request.addEventListener('load', () => {
      const headers = new Headers({ 'content-type': request.getResponseHeader('content-type') ?? '' });
      const response = new Response(request.responseText, { status: request.status, headers });
      readAnswer(response, importDetailView).then(resolve, reject);
    });
    request.addEventListener('error', () =>
      reject(
        new ApiError('The file broke off while it was sent. Nothing of it was kept.', {
          code: 'offline',
          status: null,
        }),
      ),
    );
    request.open('POST', url);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}
