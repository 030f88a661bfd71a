import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expectNoCanary, marked, plantCanaries } from './canary';
import { freePort } from './free-port';
import { markedSettings } from './given-settings';
import { expectNoSecretInFiles } from './kept-files';
import { KNOWN_SECRETS_FILE, listenTo, secretsFileOf } from './known-secrets';
import { isBundled, watchWords, wordsOf } from './programs';

export const TEST_ADMIN = {
  email: 'admin@example.org',
  password: marked('correct horse battery'),
} as const;

/** The real program in a process of its own, as `npm start` runs it. */
export interface ServerProcess {
  url: string;
  port: number;
  pid: number;
  dataDir: string;
  /** Everything it has printed so far. */
  output(): string;
  /** Asks it to end and waits; returns how long that took (ms) and the exit code. */
  terminate(): Promise<{ tookMs: number; code: number | null }>;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** Ends it and removes its data. */
  dispose(): Promise<void>;
}

export interface ServerOptions {
  env?: Readonly<Record<string, string>>;
  /** Start on the data of an earlier process. */
  dataDir?: string;
  port?: number;
  /** By `npm start`, as people do: signals go to npm. */
  byNpm?: boolean;
  /** With little patience for slow clients (`HURRY` of hurried-server.ts). */
  hurried?: boolean;
  /** Where another build of the program lies; this one unless told. */
  folder?: string;
  /** Without the watch for secrets, which costs time and forbids compression: for measuring. */
  unwatched?: boolean;
}

const START_LIMIT_MS = 120_000;
/** Begins what `npm start` prints once it serves; what it says to open follows in the same moment. */
const GREETING = 'Fluxx Alert Console is ready.';

/** Starts the program on a free port with data of its own, and waits until it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<ServerProcess> {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-server-')));
  const port = options.port ?? (await freePort());
  const settings = markedSettings(options.env ?? {});
  const secretsFile = secretsFileOf(dataDir, settings['DATABASE_URL']);
  listenTo(secretsFile);
  // Instances share theirs: none of them is the last to need it.
  if (secretsFile !== secretsFileOf(dataDir))
    process.once('exit', () => rmSync(secretsFile, { force: true }));
  plantCanaries(dataDir);
  const [program, words] =
    options.byNpm === true ? ['npm', ['start']] : [process.execPath, startWords(options)];
  const child = spawn(program, words, {
    cwd: options.folder,
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      [KNOWN_SECRETS_FILE]: secretsFile,
      LOG_LEVEL: 'warn',
      // Tests ask far more often than people.
      REQUESTS_PER_MINUTE: '0',
      ADMIN_EMAIL: TEST_ADMIN.email,
      ADMIN_PASSWORD: TEST_ADMIN.password,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test whose time is over does not get to its end; its process does.
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  child.once('exit', () => process.off('exit', killWithUs));
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child, () => printed);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    await endProcess(child, signal);
    // However it ended: nobody asks one that was killed what it printed.
    expectNoCanary(printed);
  };
  return {
    url,
    port,
    pid: child.pid ?? 0,
    dataDir,
    output: () => printed,
    terminate: async () => {
      const asked = performance.now();
      await end('SIGTERM');
      return { tookMs: performance.now() - asked, code: child.exitCode };
    },
    kill: () => end('SIGKILL'),
    dispose: async () => {
      try {
        await end('SIGKILL');
        expectNoSecretInFiles(dataDir);
      } finally {
        const files = [dataDir, secretsFileOf(dataDir)];
        await Promise.all(files.map((file) => rm(file, { recursive: true, force: true })));
      }
    },
  };
}

function startWords({ hurried = false, unwatched = false }: ServerOptions): string[] {
  if (hurried) return wordsOf('hurried-server', { watched: !unwatched });
  if (unwatched) return ['bin/start.mjs'];
  return [...watchWords(), isBundled('watch') ? 'bin/start.mjs' : 'bin/start.ts'];
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended at once:\n${output()}`);
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready && output().includes(GREETING)) return;
    await pause(50);
  }
  child.kill('SIGKILL');
  throw new Error(`The server was not ready in time:\n${output()}`);
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
