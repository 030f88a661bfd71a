import type { ServerRuntime } from './runtime';

/**
 * The one runtime of this process. It hangs on globalThis because Next evaluates modules more than once
 * (instrumentation and routes), and a second database connection or a second sampler would be a defect.
 */
declare global {
  var fluxxAlertConsole: Promise<ServerRuntime> | undefined;
}

export function setProcessRuntime(runtime: Promise<ServerRuntime>): void {
  globalThis.fluxxAlertConsole = runtime;
}

/** The runtime, when the process has begun to start one. */
export function processRuntime(): Promise<ServerRuntime> | undefined {
  return globalThis.fluxxAlertConsole;
}

/** The runtime, for a route. `instrumentation.ts` has started it before the first request. */
export function getRuntime(): Promise<ServerRuntime> {
  return globalThis.fluxxAlertConsole ?? Promise.reject(new Error('The server has not been started'));
}
