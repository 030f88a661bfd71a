import { subscribe } from 'node:diagnostics_channel';
import { wrongInCall } from './canary';

/** Calls the program makes itself: to a site, to a provider, or to a webhook. */
export function watchCalls(onWrong: (secrets: readonly string[]) => void): void {
  subscribe('undici:request:create', (message) => {
    if (typeof message !== 'object' || message === null || !('request' in message)) return;
    const asked: unknown = message.request;
    if (typeof asked === 'object' && asked !== null && 'path' in asked)
      onWrong(wrongInCall(String(asked.path)));
  });
}
