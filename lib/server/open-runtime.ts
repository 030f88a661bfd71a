import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Logger } from 'pino';
import { callerOf } from '@/lib/auth/caller';
import type { AuthContext } from '@/lib/auth/context';
import type { ConsoleContext, Fetch } from '@/lib/console/context';
import { makeRequestRate } from '@/lib/auth/requests/request-rate';
import { countWrongToken } from '@/lib/auth/tokens/wrong-tokens';
import { useAuditKey } from '@/lib/audit/audit-key';
import { beginChain } from '@/lib/audit/begin-chain';
import { keepSecrets } from '@/lib/config/kept-secrets';
import { makeFolder } from '@/lib/config/make-folder';
import { SettingsError, type Settings } from '@/lib/config/settings';
import { LiveFeed } from '@/lib/console/live/feed';
import { explainDatabaseError } from '@/lib/db/database-error';
import { openDatabase, type Database } from '@/lib/db/database';
import { makeSealer, type Sealer } from '@/lib/db/seal';
import { makeAnswerRoom } from '@/lib/domain/answer-room';
import { makeBodyRoom } from '@/lib/domain/body-room';
import { systemClock } from '@/lib/domain/clock';
import type { EngineContext } from '@/lib/engine/context';
import { makeEngineHandler } from '@/lib/engine/handler';
import { ensureBuiltInSite } from '@/lib/engine/setup';
import { makeNetworkFetch } from '@/lib/fluxx/network-fetch';
import { requestIdOf } from '@/lib/http/request-id';
import { makeMailer } from '@/lib/mail/make-mailer';
import { bringUpToDate, noteChainBegun } from './bring-up-to-date';
import { connectBuiltInSite } from './connect-built-in-site';
import { checkEncryptionKey } from './encryption-check';
import { makeLog } from './log';
import { makeMetrics } from './metrics/metrics';
import { noteCall } from './metrics/note-call';
import { watchedFetches } from './metrics/watch-upstream';
import { makeAskProvider } from './openid-fetch';
import { localOrigins, publicUrl } from './origins';
import type { Runtime } from './runtime';

/**
 * Opens everything a process needs to work on the data, without background work: for the server and the command line.
 * The schema is brought up to date first.
 * @throws SettingsError, AppError with a sentence for the terminal; nothing is left open then.
 */
export async function openRuntime(settings: Settings): Promise<Runtime> {
  const secrets = keepSecrets(settings);
  const log = makeLog(settings.logLevel);
  const database = open(settings, log);
  try {
    const sealer = makeSealer(secrets.encryptionKey);
    await makeReady(database, { settings, secrets, sealer, log });
    const clock = systemClock;
    const engine: EngineContext = { database, clock };
    await ensureBuiltInSite(engine);
    const addressPolicy = { allowHttp: settings.allowHttpSites };
    const network = makeNetworkFetch(addressPolicy);
    const metrics = makeMetrics();
    const fetchFor = watchedFetches(metrics, { 'built-in': inProcess(engine, log), remote: network.fetch });
    const instanceId = randomUUID();
    const auth = authContext(settings, { database, secrets, sealer, log });
    const console: ConsoleContext = {
      database,
      clock,
      sealer,
      instanceId,
      addressPolicy,
      log,
      fetchFor,
      onCallSettled: (call) => noteCall(metrics, call),
      ...upstreamLimits(settings),
      sampleIntervalMs: settings.sampleIntervalMs,
      siteReadIntervalMs: settings.siteReadIntervalMs,
    };
    const runtime: Runtime = {
      settings,
      secrets,
      database,
      log,
      metrics,
      instanceId,
      engine,
      engineFetch: served(engine, auth),
      console,
      live: new LiveFeed(console),
      notify: {
        ...console,
        fetch: network.fetch,
        mailer: auth.mailer,
        consoleUrl: publicUrl(settings),
      },
      auth,
      openid: { ...auth, addressPolicy, askProvider: makeAskProvider(network.fetch) },
    };
    await connectBuiltInSite(runtime);
    return runtime;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The built-in site as the console calls it. What it says to a wrong secret, the console tells its people. */
function inProcess(engine: EngineContext, log: Logger): Fetch {
  return makeEngineHandler(engine, { reportError: (error) => log.error({ error }, SITE_FAILED) });
}

/** The built-in site as it is served. Wrong secrets and tokens count in the one limit of all wrong tokens. */
function served(engine: EngineContext, auth: AuthContext): Fetch {
  return makeEngineHandler(engine, {
    reportError: (error) => auth.log.error({ error }, SITE_FAILED),
    originOf: ({ headers }) => ({ address: callerOf(headers).address, requestId: requestIdOf({ headers }) }),
    countWrong: (address) => countWrongToken(auth, address),
    bodyRoom: auth.bodyRoom,
    answerRoom: auth.answerRoom,
  });
}

const SITE_FAILED = 'The built-in site failed to answer';

function authContext(
  settings: Settings,
  parts: Pick<Runtime, 'database' | 'secrets' | 'log'> & { sealer: AuthContext['sealer'] },
): AuthContext {
  const { database, secrets, sealer, log } = parts;
  return {
    database,
    clock: systemClock,
    sessionSecret: secrets.sessionSecret,
    sealer,
    origins: localOrigins(settings),
    secureCookies: settings.appUrl?.startsWith('https:') ?? false,
    mailer: settings.mail === undefined ? null : makeMailer(settings.mail),
    requestRate: makeRequestRate(settings.requestsPerMinute),
    bodyRoom: makeBodyRoom(),
    answerRoom: makeAnswerRoom(),
    log,
  };
}

function upstreamLimits({ upstreamTimeoutMs, upstreamBodyLimit, siteCallsPerMinute }: Settings) {
  return { upstreamTimeoutMs, upstreamBodyLimit, siteCallsPerMinute };
}

async function makeReady(
  database: Database,
  { settings, secrets, sealer, log }: Pick<Runtime, 'settings' | 'secrets' | 'log'> & { sealer: Sealer },
): Promise<void> {
  await prepare(database, settings, log).catch(explainUnusable);
  await checkEncryptionKey(database, sealer);
  await beginActivity(database, { settings, key: secrets.auditKey, log });
  useAuditKey(database.kysely, secrets.auditKey);
}

async function prepare(database: Database, settings: Settings, log: Logger): Promise<void> {
  const { copy } = await bringUpToDate(database, settings);
  if (copy !== null) log.info({ copy }, 'The database was copied before its schema was changed');
}

async function beginActivity(
  database: Database,
  { settings, key, log }: { settings: Settings; key: Buffer; log: Logger },
): Promise<void> {
  if (await beginChain(database, key, systemClock.now())) noteChainBegun(settings);
  else log.error(BEGINNING_IS_GONE);
}

const BEGINNING_IS_GONE =
  'The activity log has entries and no checkpoint: somebody took its beginning out of the database. It is left as it is, and `audit verify` says so until a good copy of the database is put back';

/** @throws SettingsError when the file of SQLite cannot be one. */
function open(settings: Settings, log: Logger): Database {
  if (settings.database.kind === 'sqlite')
    makeFolder(path.dirname(settings.database.file), 'DATA_DIR or DATABASE_URL');
  try {
    return openDatabase(settings.database, {
      onConnectionLost: (error) =>
        log.warn({ error }, 'A connection to PostgreSQL was lost; a new one will be opened'),
    });
  } catch (error) {
    throw unusable(error);
  }
}

/** @throws SettingsError when the database is not there; any other error as it is. */
function explainUnusable(error: unknown): never {
  throw explainDatabaseError(error) === undefined ? error : unusable(error);
}

function unusable(error: unknown): SettingsError {
  const reason = error instanceof Error ? error.message : String(error);
  return new SettingsError(
    `The database cannot be used: ${reason}. Look at DATABASE_URL and DATA_DIR, and whether the database runs.`,
  );
}
