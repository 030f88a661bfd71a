import type { Migration } from 'kysely';
import type { Queryable } from '../database';
import type { DialectSupport } from '../dialect/support';
import { createEngineTables } from './0001-engine';
import { createConsoleTables } from './0002-console';
import { createAccessTables } from './0003-access';
import { addRecordKeys } from './0004-record-keys';
import { addAlertCreationKey } from './0005-alert-creation-key';
import { createChangeLog } from './0006-change-log';
import { addSettingsAndImports } from './0007-settings-and-imports';
import { addRequeue } from './0008-requeue';
import { addSites } from './0009-sites';
import { addGateway } from './0010-gateway';
import { createPayloadTables } from './0011-payloads';
import { keepJobPayloadsPlain } from './0012-plain-job-payloads';
import { createAccountLinks } from './0013-invitations';
import { addSecondFactor } from './0014-second-factor';
import { addOpenId } from './0015-openid';
import { addTokenFailures } from './0016-tokens';
import { chainActivity } from './0017-activity-chain';
import { addTokenMakers } from './0018-token-makers';
import { rebuildHistory } from './0019-history';
import { createLiveChanges } from './0020-live';
import { addIncidents } from './0021-incidents';
import { addBoardOptions } from './0022-board-options';
import { noteHealthChanges } from './0023-live-health';
import { addSessionConfirmation } from './0024-confirmed-sessions';
import { countFailuresOnce } from './0025-failures-counted-once';
import { addPackedHistory } from './0026-packed-history';

/**
 * Every migration by name, in order, for one database. One set serves both: a migration asks `support` where they differ.
 * A migration that has been released is never edited; a later one changes what it made.
 * `beginActivity` begins the chain of entries that were there before it, in the same step that makes it possible.
 */
export function allMigrations(
  support: DialectSupport,
  beginActivity?: (db: Queryable) => Promise<void>,
): Record<string, Migration> {
  return {
    '0001-engine': { up: (db) => createEngineTables(db, support) },
    '0002-console': { up: (db) => createConsoleTables(db, support) },
    '0003-access': { up: (db) => createAccessTables(db, support) },
    '0004-record-keys': { up: (db) => addRecordKeys(db, support) },
    '0005-alert-creation-key': { up: addAlertCreationKey },
    '0006-change-log': { up: (db) => createChangeLog(db, support) },
    '0007-settings-and-imports': { up: (db) => addSettingsAndImports(db, support) },
    '0008-requeue': { up: (db) => addRequeue(db) },
    '0009-sites': { up: (db) => addSites(db, support) },
    '0010-gateway': { up: (db) => addGateway(db) },
    '0011-payloads': { up: (db) => createPayloadTables(db, support) },
    '0012-plain-job-payloads': { up: (db) => keepJobPayloadsPlain(db, support) },
    '0013-invitations': { up: createAccountLinks },
    '0014-second-factor': { up: (db) => addSecondFactor(db, support) },
    '0015-openid': { up: (db) => addOpenId(db, support) },
    '0016-tokens': { up: (db) => addTokenFailures(db) },
    '0017-activity-chain': {
      up: async (db) => {
        await chainActivity(db, support);
        await beginActivity?.(db);
      },
    },
    '0018-token-makers': { up: (db) => addTokenMakers(db) },
    '0019-history': { up: (db) => rebuildHistory(db, support) },
    '0020-live': { up: (db) => createLiveChanges(db, support) },
    '0021-incidents': { up: (db) => addIncidents(db, support) },
    '0022-board-options': { up: (db) => addBoardOptions(db) },
    '0023-live-health': { up: (db) => noteHealthChanges(db, support) },
    '0024-confirmed-sessions': { up: (db) => addSessionConfirmation(db) },
    '0025-failures-counted-once': { up: (db) => countFailuresOnce(db) },
    '0026-packed-history': { up: (db) => addPackedHistory(db, support) },
  };
}
