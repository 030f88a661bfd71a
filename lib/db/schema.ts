import type { Insertable, Selectable, Updateable } from 'kysely';
import type { AccountTable, SessionTable, SetupCodeTable, SignInFailureTable } from './tables/account';
import type { AccountLinkTable } from './tables/account-link';
import type { ActivityCheckpointTable, ActivityTable } from './tables/activity';
import type { EngineAlertTable, EngineOnceTable, EngineSweepTable } from './tables/alert';
import type { CallChunkTable, CallTable, QueueLockTable } from './tables/call';
import type { EngineChangeSetTable, EngineChangeTable } from './tables/change-log';
import type { DrainJobTable, DrainTable } from './tables/drain';
import type { EngineJobTable, EngineQueueEntryTable, EngineQueueTable } from './tables/engine-queue';
import type {
  HistorySeriesTable,
  PackedHistoryTable,
  QueueHistoryTable,
  QueueReadingTable,
  SiteHistoryTable,
} from './tables/history';
import type { EngineImportChunkTable, EngineImportProblemTable, EngineImportTable } from './tables/import';
import type {
  IncidentTable,
  QueueHealthSettingTable,
  QueueHealthTable,
  QueueSnoozeTable,
} from './tables/incident';
import type { JobRecordTable, JobTable } from './tables/job';
import type { LiveChangeTable } from './tables/live-change';
import type { EngineFieldTable, EngineModelTable } from './tables/model';
import type {
  NotificationChannelTable,
  NotificationRuleTable,
  NotificationTable,
} from './tables/notification';
import type { EngineOauthClientTable, EngineOauthTokenTable } from './tables/oauth';
import type { OpenIdIdentityTable, OpenIdProviderTable, OpenIdUsedStateTable } from './tables/openid';
import type { EngineRecordIndexTable, EngineRecordTable } from './tables/record';
import type { EngineRequestWindowTable } from './tables/request-window';
import type { RecoveryCodeTable, SecondFactorTable } from './tables/second-factor';
import type { EngineSettingTable, LeaseTable, SettingTable } from './tables/settings';
import type { QueueTable, SiteAlertTable, SitePaceTable, SiteTable } from './tables/sites';
import type { TokenFailureTable, TokenQueueTable, TokenTable } from './tables/token';

/**
 * Every table of the program, for both databases.
 * Times are epoch milliseconds. Text columns that end in `_json` hold JSON. Flags are 0 or 1. Ids of the console are UUIDs (version 7).
 * `engine_*` is the built-in site; the rest is the console.
 */
export interface Schema {
  engine_model: EngineModelTable;
  engine_field: EngineFieldTable;
  engine_record: EngineRecordTable;
  engine_change_set: EngineChangeSetTable;
  engine_change: EngineChangeTable;
  engine_record_index: EngineRecordIndexTable;
  engine_alert: EngineAlertTable;
  engine_queue: EngineQueueTable;
  engine_queue_entry: EngineQueueEntryTable;
  engine_job: EngineJobTable;
  engine_once: EngineOnceTable;
  engine_sweep: EngineSweepTable;
  engine_oauth_client: EngineOauthClientTable;
  engine_oauth_token: EngineOauthTokenTable;
  engine_setting: EngineSettingTable;
  engine_request_window: EngineRequestWindowTable;
  engine_import: EngineImportTable;
  engine_import_chunk: EngineImportChunkTable;
  engine_import_problem: EngineImportProblemTable;
  site: SiteTable;
  site_alert: SiteAlertTable;
  site_pace: SitePaceTable;
  queue: QueueTable;
  queue_lock: QueueLockTable;
  queue_reading: QueueReadingTable;
  call: CallTable;
  call_chunk: CallChunkTable;
  job: JobTable;
  token: TokenTable;
  token_queue: TokenQueueTable;
  token_failure: TokenFailureTable;
  job_record: JobRecordTable;
  drain: DrainTable;
  drain_job: DrainJobTable;
  queue_health: QueueHealthTable;
  queue_health_setting: QueueHealthSettingTable;
  queue_snooze: QueueSnoozeTable;
  incident: IncidentTable;
  notification_channel: NotificationChannelTable;
  notification_rule: NotificationRuleTable;
  notification: NotificationTable;
  history_series: HistorySeriesTable;
  queue_history: QueueHistoryTable;
  packed_history: PackedHistoryTable;
  site_history: SiteHistoryTable;
  account: AccountTable;
  account_link: AccountLinkTable;
  session: SessionTable;
  setup_code: SetupCodeTable;
  sign_in_failure: SignInFailureTable;
  second_factor: SecondFactorTable;
  recovery_code: RecoveryCodeTable;
  openid_provider: OpenIdProviderTable;
  openid_identity: OpenIdIdentityTable;
  openid_used_state: OpenIdUsedStateTable;
  activity: ActivityTable;
  activity_checkpoint: ActivityCheckpointTable;
  live_change: LiveChangeTable;
  lease: LeaseTable;
  setting: SettingTable;
}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>;
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>;
export type RowUpdate<T extends keyof Schema> = Updateable<Schema[T]>;
