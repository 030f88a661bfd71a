import type { Clock } from '@/lib/domain/clock';
import type { SiteCredentials } from './credentials';
import { UNPACED, type Pace } from './pace';
import { finishPath, processPath, sendPoll, type PollAnswer } from './poll';
import { listAlertChanges, listAlerts, type AlertChanges, type AlertQuery, type AlertRow } from './rest';
import { makeTokenSource } from './token';

/** One Fluxx site, reached over plain HTTP. Process and finish have side effects there: only the ledger calls them. */
export interface FluxxClient {
  /** What it sends that nobody may be shown: a site may repeat it in an error. */
  secrets(): readonly string[];
  /** A token is at hand: nothing stands between now and a poll call's leaving. */
  isAuthorized(): boolean;
  /** Makes sure that a token is at hand, so that a poll call fails before it leaves when there is none. @throws SiteError */
  authorize(): Promise<void>;
  /** @param limitNum the most records asked for; null where the site decides. @throws TransportError, SiteError */
  sendProcess(queueUuid: string, signal: AbortSignal, limitNum: number | null): Promise<PollAnswer>;
  /** @throws TransportError, SiteError */
  sendFinish(queueUuid: string, jobUuid: string, signal: AbortSignal): Promise<PollAnswer>;
  /** @throws SiteError */
  listAlerts(query: AlertQuery): Promise<AlertRow[]>;
  /** @param since what was told the last time as `next`; null for the first time. @throws SiteError */
  listAlertChanges(columns: readonly string[], since: string | null): Promise<AlertChanges>;
}

export interface FluxxSite {
  /** The origin, without a slash at its end. */
  baseUrl: string;
  credentials: SiteCredentials;
  fetch(request: Request): Promise<Response>;
  clock: Clock;
  /** None for a site that is reached by a function call. */
  pace?: Pace;
}

/** Makes the client of a site. It keeps the site's token in memory, so one is made per site and kept. */
export function makeFluxxClient(site: FluxxSite): FluxxClient {
  const pace = site.pace ?? UNPACED;
  const { baseUrl, fetch, clock } = site;
  const reachable = { baseUrl, fetch, clock, pace, tokens: makeTokenSource({ ...site, pace }) };
  return {
    secrets: () => reachable.tokens.secrets(),
    isAuthorized: () => reachable.tokens.isAtHand(),
    authorize: async () => {
      await reachable.tokens.current();
    },
    sendProcess: (queueUuid, signal, limitNum) =>
      sendPoll(reachable, processPath(queueUuid, limitNum), signal),
    sendFinish: (queueUuid, jobUuid, signal) => sendPoll(reachable, finishPath(queueUuid, jobUuid), signal),
    listAlerts: (query) => listAlerts(reachable, query),
    listAlertChanges: (columns, since) => listAlertChanges(reachable, columns, since),
  };
}
