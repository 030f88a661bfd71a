import { TEST_STEPS, type TestReport, type TestStep } from '@/lib/domain/api/sites';
import type { SiteCredentials } from '@/lib/fluxx/credentials';
import type { SiteError } from '@/lib/fluxx/site-error';

type StepName = TestStep['step'];

/** What each step says when it worked. */
const WORKED: Readonly<Record<StepName, string>> = {
  address: 'The address is one that may be called.',
  connection: 'The site answers there.',
  credentials: 'The site accepted the credentials.',
  alerts: 'The list of API alerts was read.',
};

/** Codes of an address that is never called: it stays so however often it is tried. */
const FORBIDDEN_CODES: ReadonlySet<string> = new Set(['ADDRESS_FORBIDDEN', 'ADDRESS_NEEDS_HTTPS']);

/** Codes of a connection that never came about which are about the address itself. */
const ADDRESS_CODES: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', ...FORBIDDEN_CODES]);

const CERTIFICATE = /CERT|SIGNATURE|SELF_SIGNED/;

export function reportWrongAddress(problem: string): TestReport {
  return { ...failedAt('address', problem, 'Correct the address.'), mayConnect: false };
}

export function reportSuccess(kind: SiteCredentials['kind'], alerts: number): TestReport {
  const steps = TEST_STEPS.map((step): TestStep => ({
    step,
    state: 'ok',
    sentence: worked(step, kind),
    next: null,
  }));
  const last = steps.at(-1);
  if (last !== undefined) {
    last.sentence =
      alerts === 0
        ? 'The list was read, but no API alert in it has a queue.'
        : `${alerts.toLocaleString('en')} API ${alerts === 1 ? 'alert has' : 'alerts have'} a queue.`;
    if (alerts === 0) last.next = 'Make an API alert in Fluxx, or add queues by their UUID.';
  }
  return { works: true, mayConnect: true, steps, alerts };
}

/** Says where it broke. Steps before that worked, those after were not tried. */
export function reportFailure(
  error: SiteError,
  facts: { kind: SiteCredentials['kind']; hasToken: boolean },
): TestReport {
  const step = stepOf(error, facts);
  const report = failedAt(step, error.message, nextFor(error, step, facts.kind), facts.kind);
  return { ...report, mayConnect: !FORBIDDEN_CODES.has(error.code ?? '') };
}

function stepOf(
  error: SiteError,
  { kind, hasToken }: { kind: SiteCredentials['kind']; hasToken: boolean },
): StepName {
  if (error.problem === 'unreachable') return ADDRESS_CODES.has(error.code ?? '') ? 'address' : 'connection';
  if (hasToken) return 'alerts';
  // A token that was given is first used for the list.
  if (kind === 'bearer') return error.problem === 'unauthorized' ? 'credentials' : 'alerts';
  return 'credentials';
}

function nextFor(error: SiteError, step: StepName, kind: SiteCredentials['kind']): string {
  if (step === 'address') {
    return error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN'
      ? 'Check the spelling. It is the address you sign in to Fluxx at, such as https://yourname.fluxx.io.'
      : 'Use the address you sign in to Fluxx at.';
  }
  if (step === 'connection') {
    return CERTIFICATE.test(error.code ?? '')
      ? 'Have the certificate of the site put right. For a private certificate authority, start the console with NODE_EXTRA_CA_CERTS.'
      : 'Check that the site is up and that this server may reach it: a firewall or VPN may be in the way.';
  }
  if (error.problem === 'rate-limited') return 'Wait a minute, then test again.';
  if (step === 'credentials') {
    return kind === 'client'
      ? 'Copy the client id and secret again from Fluxx: Admin Panel → OAuth Applications. Is this the right site for them?'
      : 'The token may have expired or been revoked. Give a new one, or better a client id and secret, which renew themselves.';
  }
  return 'Ask your Fluxx admin to let the application read the “alert” model. You can still add queues by their UUID.';
}

function failedAt(
  failed: StepName,
  sentence: string,
  next: string,
  kind: SiteCredentials['kind'] = 'client',
): TestReport {
  const at = TEST_STEPS.indexOf(failed);
  const steps = TEST_STEPS.map((step, index): TestStep => {
    if (index < at) return { step, state: 'ok', sentence: worked(step, kind), next: null };
    if (index === at) return { step, state: 'failed', sentence, next };
    return { step, state: 'skipped', sentence: 'Not tried.', next: null };
  });
  return { works: false, mayConnect: true, steps, alerts: null };
}

function worked(step: StepName, kind: SiteCredentials['kind']): string {
  return step === 'credentials' && kind === 'client'
    ? 'The site gave a token for the client id and secret.'
    : WORKED[step];
}
