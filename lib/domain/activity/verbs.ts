/**
 * Every act the activity log knows, in words for people: the one place that says what there is to record, how it reads and
 * with what it is filtered. `recordAct` takes no other verb, so an act without words does not compile.
 */
export const ACT_GROUPS = {
  calls: 'Process and finish',
  jobs: 'Jobs and payloads',
  drains: 'Draining',
  'sign-in': 'Sign-in and sessions',
  people: 'People',
  tokens: 'Tokens and applications',
  sites: 'Sites and queues',
  alerts: 'Alerts',
  records: 'Records and imports',
  health: 'Incidents and notifications',
  settings: 'Settings',
} as const;

export type ActGroup = keyof typeof ACT_GROUPS;

interface Words {
  group: ActGroup;
  /** It was done: "Finished a job". */
  done: string;
  /** It was not, or nobody knows: "Tried to finish a job". */
  tried: string;
}

function words(group: ActGroup, done: string, tried: string): Words {
  return { group, done, tried };
}

const VERBS = {
  'queue.process': words('calls', 'Processed a queue', 'Tried to process a queue'),
  'job.finish': words('calls', 'Finished a job', 'Tried to finish a job'),
  'queue.reconcile': words('calls', 'Reconciled a call', 'Tried to reconcile a call'),
  'gateway.replay': words(
    'calls',
    'Answered an integration from the ledger',
    'Could not answer an integration from the ledger',
  ),
  'gateway.finish': words(
    'calls',
    'Answered an integration’s finish from the ledger',
    'Could not answer an integration’s finish',
  ),
  'job.recover': words('jobs', 'Recovered a job', 'Tried to recover a job'),
  'job.requeue': words('jobs', 'Queued a job’s records again', 'Tried to queue a job’s records again'),
  'job.hand-over': words('jobs', 'Handed a job to the integration', 'Tried to hand a job over'),
  'job.take-back': words('jobs', 'Took a handed-over job back', 'Tried to take a job back'),
  'payload.download': words('jobs', 'Downloaded a payload', 'Tried to download a payload'),
  'payload.export': words('jobs', 'Exported payloads', 'Tried to export payloads'),
  'payload.search': words('jobs', 'Searched the payloads', 'Tried to search the payloads'),
  'payload.erase': words('jobs', 'Erased a person’s data', 'Tried to erase a person’s data'),
  'payload.purge': words('jobs', 'Removed old payloads', 'Tried to remove old payloads'),
  'queue.drain-start': words('drains', 'Started a drain', 'Tried to start a drain'),
  'queue.drain-cancel': words('drains', 'Cancelled a drain', 'Tried to cancel a drain'),
  'queue.drain-resume': words('drains', 'Resumed a drain', 'Tried to resume a drain'),
  'queue.drain': words('drains', 'A drain ended', 'A drain stopped'),
  'session.create': words('sign-in', 'Signed in', 'Tried to sign in'),
  'session.refuse': words('sign-in', 'Refused a sign-in', 'Refused a sign-in'),
  'setup.refuse': words('sign-in', 'Refused a setup code', 'Refused a setup code'),
  'session.confirm': words('sign-in', 'Confirmed who they are', 'Tried to confirm who they are'),
  'session.end': words('sign-in', 'Signed out', 'Tried to sign out'),
  'session.revoke': words('sign-in', 'Ended a session', 'Tried to end a session'),
  'session.revoke-others': words('sign-in', 'Ended all other sessions', 'Tried to end all other sessions'),
  'second-factor.turn-on': words('sign-in', 'Turned on a second factor', 'Tried to turn on a second factor'),
  'second-factor.turn-off': words(
    'sign-in',
    'Turned off a second factor',
    'Tried to turn off a second factor',
  ),
  'second-factor.reset': words('sign-in', 'Reset a second factor', 'Tried to reset a second factor'),
  'second-factor.require': words(
    'sign-in',
    'Changed who must have a second factor',
    'Tried to change who must have a second factor',
  ),
  'recovery-code.use': words('sign-in', 'Used a recovery code', 'Tried to use a recovery code'),
  'recovery-code.renew': words('sign-in', 'Made new recovery codes', 'Tried to make new recovery codes'),
  'session.revoke-all': words(
    'sign-in',
    'Ended every session of an account',
    'Tried to end every session of an account',
  ),
  'sign-in.change-settings': words(
    'sign-in',
    'Changed how people sign in',
    'Tried to change how people sign in',
  ),
  'sign-in.remove-provider': words('sign-in', 'Removed the provider', 'Tried to remove the provider'),
  'sign-in.test-provider': words('sign-in', 'Tested a provider', 'Tried to reach a provider for a test'),
  'sign-in.allow-passwords': words('sign-in', 'Turned passwords on again', 'Tried to turn passwords on'),
  'password-reset.create': words(
    'sign-in',
    'Made a link for a new password',
    'Tried to make a link for a new password',
  ),
  'password-reset.send': words(
    'sign-in',
    'Sent a link for a new password',
    'Could not send a link for a new password',
  ),
  'password-reset.revoke': words(
    'sign-in',
    'Revoked a link for a new password',
    'Tried to revoke a link for a new password',
  ),
  'password-reset.refuse': words(
    'sign-in',
    'Refused a wish for a new password',
    'Refused a wish for a new password',
  ),
  'account.create': words('people', 'Made an account', 'Tried to make an account'),
  'account.rename': words('people', 'Changed a name', 'Tried to change a name'),
  'account.change-password': words('people', 'Changed a password', 'Tried to change a password'),
  'account.set-role': words('people', 'Changed a role', 'Tried to change a role'),
  'account.disable': words('people', 'Disabled an account', 'Tried to disable an account'),
  'account.enable': words('people', 'Enabled an account', 'Tried to enable an account'),
  'account.reset-password': words(
    'people',
    'Chose a new password by a link',
    'Tried to choose a new password',
  ),
  'account.unlock': words('people', 'Unlocked an account', 'Tried to unlock an account'),
  'address.unlock': words('people', 'Unlocked a network address', 'Tried to unlock a network address'),
  'account.link-openid': words(
    'people',
    'Joined an account to the provider',
    'Tried to join an account to the provider',
  ),
  'account.unlink-openid': words(
    'people',
    'Parted an account from the provider',
    'Tried to part an account from the provider',
  ),
  'invitation.create': words('people', 'Invited somebody', 'Tried to invite somebody'),
  'invitation.send': words('people', 'Sent an invitation', 'Could not send an invitation'),
  'invitation.revoke': words('people', 'Revoked an invitation', 'Tried to revoke an invitation'),
  'api-token.create': words('tokens', 'Made an API token', 'Tried to make an API token'),
  'api-token.revoke': words('tokens', 'Revoked an API token', 'Tried to revoke an API token'),
  'api-token.refuse': words('tokens', 'Refused an API token', 'Refused an API token'),
  'kiosk-link.create': words('tokens', 'Made a kiosk link', 'Tried to make a kiosk link'),
  'kiosk-link.open': words('tokens', 'Opened a kiosk link', 'Tried to open a kiosk link'),
  'kiosk-link.revoke': words('tokens', 'Revoked a kiosk link', 'Tried to revoke a kiosk link'),
  'kiosk-link.refuse': words('tokens', 'Refused a kiosk link', 'Refused a kiosk link'),
  'gateway-token.create': words('tokens', 'Made a gateway token', 'Tried to make a gateway token'),
  'gateway-token.revoke': words('tokens', 'Revoked a gateway token', 'Tried to revoke a gateway token'),
  'gateway-token.refuse': words('tokens', 'Refused a gateway token', 'Refused a gateway token'),
  'gateway-token.first-use': words(
    'tokens',
    'Used a gateway token on a queue for the first time',
    'Tried to use a gateway token',
  ),
  'oauth-client.create': words('tokens', 'Made an OAuth application', 'Tried to make an OAuth application'),
  'oauth-client.update': words(
    'tokens',
    'Changed an OAuth application',
    'Tried to change an OAuth application',
  ),
  'oauth-client.rotate-secret': words(
    'tokens',
    'Gave an OAuth application another secret',
    'Tried to give an OAuth application another secret',
  ),
  'oauth-client.revoke': words(
    'tokens',
    'Revoked an OAuth application',
    'Tried to revoke an OAuth application',
  ),
  'oauth-client.refuse': words('tokens', 'Refused an OAuth application', 'Refused an OAuth application'),
  'oauth-token.refuse': words('tokens', 'Refused an access token', 'Refused an access token'),
  'site.create': words('sites', 'Connected a site', 'Tried to connect a site'),
  'site.update': words('sites', 'Changed a site', 'Tried to change a site'),
  'site.restore': words('sites', 'Connected a removed site again', 'Tried to connect a site again'),
  'site.remove': words('sites', 'Removed a site', 'Tried to remove a site'),
  'site.test': words('sites', 'Tested a connection to a site', 'Tried to connect to a site for a test'),
  'site.read': words('sites', 'Read a site’s alerts', 'Tried to read a site’s alerts'),
  'queue.track': words('sites', 'Began to watch a queue', 'Tried to watch a queue'),
  'queue.restore': words('sites', 'Began to watch a queue again', 'Tried to watch a queue again'),
  'queue.update': words('sites', 'Took over what a site says of a queue', 'Tried to update a queue'),
  'queue.remove': words('sites', 'Stopped watching a queue', 'Tried to stop watching a queue'),
  'queue.settings': words('sites', 'Changed a queue’s settings', 'Tried to change a queue’s settings'),
  'alert.create': words('alerts', 'Made an alert', 'Tried to make an alert'),
  'alert.update': words('alerts', 'Changed an alert', 'Tried to change an alert'),
  'alert.delete': words('alerts', 'Deleted an alert', 'Tried to delete an alert'),
  'record.create': words('records', 'Made a record', 'Tried to make a record'),
  'record.update': words('records', 'Changed a record', 'Tried to change a record'),
  'record.delete': words('records', 'Deleted a record', 'Tried to delete a record'),
  'records.import-upload': words('records', 'Uploaded a file to import', 'Tried to upload a file to import'),
  'records.import-start': words('records', 'Started an import', 'Tried to start an import'),
  'records.import-stop': words('records', 'Stopped an import', 'Tried to stop an import'),
  'records.import-resume': words('records', 'Resumed an import', 'Tried to resume an import'),
  'records.import-end': words('records', 'An import ended', 'An import failed'),
  'incident.open': words('health', 'An incident opened', 'An incident did not open'),
  'incident.escalate': words('health', 'An incident became worse', 'An incident did not become worse'),
  'incident.resolve': words('health', 'An incident is over', 'An incident did not end'),
  'incident.acknowledge': words('health', 'Took an incident in hand', 'Tried to take an incident in hand'),
  'queue.snooze': words('health', 'Snoozed a queue', 'Tried to snooze a queue'),
  'queue.end-snooze': words('health', 'Ended the snooze of a queue', 'Tried to end a snooze'),
  'queue.health': words('health', 'Changed a queue’s limits', 'Tried to change a queue’s limits'),
  'health.change-defaults': words('health', 'Changed the limits of health', 'Tried to change the limits'),
  'channel.create': words('health', 'Made a channel', 'Tried to make a channel'),
  'channel.update': words('health', 'Changed a channel', 'Tried to change a channel'),
  'channel.rotate-secret': words(
    'health',
    'Gave a channel another signing key',
    'Tried to give a channel another signing key',
  ),
  'channel.remove': words('health', 'Removed a channel', 'Tried to remove a channel'),
  'channel.test': words('health', 'Sent a test notification', 'Could not send a test notification'),
  'rule.create': words('health', 'Made a rule', 'Tried to make a rule'),
  'rule.update': words('health', 'Changed a rule', 'Tried to change a rule'),
  'rule.remove': words('health', 'Removed a rule', 'Tried to remove a rule'),
  'notification.give-up': words('health', 'Delivered a notification', 'Gave up a notification'),
  'model.add-field': words('settings', 'Added a field to a model', 'Tried to add a field to a model'),
  'model.remove-field': words(
    'settings',
    'Removed a field from a model',
    'Tried to remove a field from a model',
  ),
  'model.set-workflow': words('settings', 'Changed a workflow', 'Tried to change a workflow'),
  'built-in-site.change-settings': words(
    'settings',
    'Changed the built-in site',
    'Tried to change the built-in site',
  ),
  'payload-access.set': words('settings', 'Changed who sees payloads', 'Tried to change who sees payloads'),
  'sample-data.begin': words('settings', 'Began to load the sample data', 'Tried to load the sample data'),
  'sample-data.load': words('settings', 'Loaded the sample data', 'Tried to load the sample data'),
  'encryption-key.rotate': words(
    'settings',
    'Changed the encryption key',
    'Tried to change the encryption key',
  ),
  'activity.export': words('settings', 'Exported the activity log', 'Tried to export the activity log'),
  'activity.purge': words('settings', 'Removed old activity', 'Tried to remove old activity'),
  'activity.miss': words('settings', 'Missed an entry of this log', 'Missed an entry of this log'),
} as const satisfies Record<string, Words>;

export type ActVerb = keyof typeof VERBS;

export type ActOutcome = 'done' | 'refused' | 'failed' | 'unknown';
export const ACT_OUTCOMES = ['done', 'refused', 'failed', 'unknown'] as const satisfies readonly ActOutcome[];

const KNOWN: Readonly<Record<string, Words>> = VERBS;

/** Every verb there is. */
export const ACT_VERBS: readonly string[] = Object.keys(VERBS);

/** What an entry says, in plain words. A verb of another version of the program is shown as it is. */
export function actWords(verb: string, outcome: string): string {
  const known = KNOWN[verb];
  if (known === undefined) return verb;
  return outcome === 'done' ? known.done : known.tried;
}

/** The verbs of a group, for its filter. */
export function verbsOf(group: ActGroup): string[] {
  return ACT_VERBS.filter((verb) => KNOWN[verb]?.group === group);
}
