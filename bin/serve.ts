import { once } from 'node:events';
import { existsSync } from 'node:fs';
import {
  createServer,
  get,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import path from 'node:path';
import next from 'next';
import { parseSettings, SettingsError, type Settings } from '@/lib/config/settings';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import { noteAskedAddress } from '@/lib/http/asked-address';
import { noteCallerAddress } from '@/lib/http/caller-address';
import { withAwaitedFile } from '@/lib/http/awaited-file';
import { passBodyEncoding } from '@/lib/http/compressed-text';
import { noteNetworkPeer } from '@/lib/http/network-peer';
import { secureAnswer } from '@/lib/http/security-headers';
import { makeNoteHttps } from '@/lib/http/unset-https';
import { processRuntime } from '@/lib/server/process-runtime';
import type { ServerRuntime } from '@/lib/server/runtime';
import { withRequestLog } from '@/lib/server/request-log';
import { builtFrom, isBuildCurrent } from './build-fingerprint';
import { closeWhenRead } from './close-when-read';
import { limitConnections } from './connection-limit';
import { endUnread } from './end-unread';
import { makeHoldBack } from './hold-back';
import { makeHoldBackPerson } from './hold-back-person';
import { makeRefuseBroken, type Current } from './refuse-broken';
import { refuseLate } from './refuse-late';
import { makeRefusePipelined } from './refuse-pipelined';
import { makeRefuseStalled, type Asked } from './refuse-stalled';
import { refuseUnreadable } from './refuse-unreadable';
import { root } from './root';
import { makeStaticFiles } from './static-files';
import { CLIENT_LIMITS, type ClientLimits } from './client-limits';

function readSettings(): Settings {
  const envFile = path.join(root, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  try {
    return parseSettings(process.env);
  } catch (error) {
    if (error instanceof SettingsError) stopWith(error.message);
    throw error;
  }
}

async function serve(settings: Settings, limits: ClientLimits): Promise<void> {
  const app = next({ dev: false, dir: root, hostname: settings.host, port: settings.port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const holdBack = makeHoldBack(settings.requestsPerMinute);
  const holdBackPerson = makeHoldBackPerson(processRuntime);
  const noteHttps = makeNoteHttps(settings.appUrl, warnOfHttps);
  const answerStatic = makeStaticFiles(root);
  const refuseStalled = makeRefuseStalled({ ask: askDatabase });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (answerStatic(request, response)) return;
    refuseStalled(request, response);
    if (await holdBack(request, response)) return;
    if (await holdBackPerson(request, response)) return;
    if (!(await refuseUnreadable(request, response))) await handle(request, response);
  };
  const current: Current = new WeakMap();
  const isPipelined = makeRefusePipelined();
  const server = createServer(connectionTimes(limits), (request, response) => {
    if (isPipelined(request, response)) return;
    current.set(request.socket, { request, response });
    noteNetworkPeer(request);
    passBodyEncoding(response);
    noteCallerAddress(request, settings.trustProxy);
    secureAnswer(request, response, { isHttps: settings.appUrl?.startsWith('https:') ?? false });
    noteAskedAddress(request);
    noteHttps({ get: (name) => request.headers[name]?.toString() ?? null });
    const awaited = refuseLate(request, response, limits);
    void withRequestLog(request, response, () => withAwaitedFile(awaited, () => answer(request, response)));
  });
  server.on('clientError', makeRefuseBroken(current));
  limitConnections(server, settings.connectionsPerAddress, settings.trustProxy);
  endUnread(server, limits);
  closeWhenRead(server, current);
  server.on('error', (error: NodeJS.ErrnoException) => {
    stopWith(
      error.code === 'EADDRINUSE'
        ? `Port ${settings.port} is in use. Stop the program that uses it, or choose another with PORT=3001.`
        : `The program cannot listen on HOST ${settings.host}, PORT ${settings.port}: ${error.message}.`,
    );
  });
  server.listen(settings.port, settings.host, () => void wakeAndAnnounce(server));
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void shutDown(settings, () => server.close());
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  stopWithNpm(stop);
}

/** npm ends of a signal and its shell passes none on: who stops `npm start` means this program, which would else stay without a parent. */
function stopWithNpm(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 250).unref();
}

/** In the log of the program, which is there once it is up. */
function warnOfHttps(): void {
  const sentence =
    'People come by https, and APP_URL tells of no such address: cookies are not for https alone, and no browser is told to stay there. Set APP_URL to the address people open and start again.';
  processRuntime()?.then(
    ({ log }) => log.warn(sentence),
    () => {},
  );
}

let ready: ServerRuntime | undefined;

/** Something short. A program that is still starting (it may be migrating) has nothing to ask, and whoever waits for it waits on. */
function askDatabase(): Asked | null {
  if (ready !== undefined) {
    const { database } = ready;
    return { database, answer: getSetting(database.kysely, 'asked') };
  }
  processRuntime()?.then(
    (runtime) => (ready = runtime),
    () => {},
  );
  return null;
}

/** How long a connection may take and rest. */
function connectionTimes({ headersMs }: ClientLimits): ServerOptions {
  return {
    // Each kind of request has its own limit, see refuseLate; the server's own would cut all alike.
    requestTimeout: 0,
    headersTimeout: headersMs,
    connectionsCheckingInterval: Math.ceil(headersMs / 12),
    // Longer than proxies and clients keep an idle connection (60 s at most by their defaults): whoever closes it must not be us,
    // or a request that is just being sent on it is lost. Node's own 5 s lost some.
    keepAliveTimeout: 75_000,
  };
}

/**
 * A custom server loads Next's instrumentation with its first request, and ours must not wait for a visitor: so make it. Not with
 * `fetch`, which a start needs for nothing else and which takes as long to load as the answer does to come.
 */
async function wakeAndAnnounce(server: Server): Promise<void> {
  const asked = get(`${ownAddress(server)}/healthz`, { agent: false });
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  const runtime = await processRuntime();
  if (runtime !== undefined) console.log(runtime.greeting().join('\n'));
}

/** Where this process reaches itself: on a wildcard address, over the loopback of its family. */
function ownAddress(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen on a port');
  if (address.family === 'IPv6')
    return `http://[${address.address === '::' ? '::1' : address.address}]:${address.port}`;
  return `http://${address.address === '0.0.0.0' ? '127.0.0.1' : address.address}:${address.port}`;
}

/** Lets an upstream call under way come home, then ends; open streams do not hold the process. */
async function shutDown(settings: Settings, stopListening: () => void): Promise<void> {
  stopListening();
  const runtime = await processRuntime();
  await runtime?.shutDown(settings.shutdownGraceMs);
  process.exit(0);
}

/** Starts the program on the build there is. */
export async function start(limits: ClientLimits = CLIENT_LIMITS): Promise<void> {
  process.title = 'fluxx-alert-console';
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  // Tells a screen that stays open for weeks when the program it came from was replaced.
  process.env['CONSOLE_BUILD'] = builtFrom(root).slice(0, 12);
  await serve(readSettings(), limits);
}

/** Ends the process here, before a minute of building, when a setting is wrong. */
export function checkSettings(): void {
  readSettings();
}

/** Ends the process with a plain sentence: a wrong setting is no reason for a stack. */
export function stopWith(message: string): never {
  console.error(message);
  process.exit(1);
}

/** Whether the build in `.next`, and so this file when it comes from there, is of these sources. */
export function isCurrent(): boolean {
  return isBuildCurrent(root);
}
