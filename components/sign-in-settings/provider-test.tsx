import type { ProviderTestReport, ProviderTestStep } from '@/lib/domain/api/sign-in-settings';
import { TestSteps } from '../settings/test-steps';
import { DefinitionList } from '../ui/definition-list';

const NAMES: Readonly<Record<ProviderTestStep['step'], string>> = {
  discovery: 'Discovery document',
  endpoints: 'Addresses',
  pkce: 'PKCE',
  keys: 'Keys',
};

/** What a test of the provider found, step by step, and what to do about it. */
export function ProviderTest({ report }: { report: ProviderTestReport }) {
  return (
    <div className="flex flex-col gap-4">
      <TestSteps names={NAMES} steps={report.steps} />
      {report.found && <Found found={report.found} />}
      {report.works && (
        <p className="text-sm text-ink-2">
          Whether client id, secret and redirect URI are right shows when somebody signs in: save, then try it
          in a private window.
        </p>
      )}
    </div>
  );
}

function Found({ found }: { found: NonNullable<ProviderTestReport['found']> }) {
  const addresses = [
    ['Issuer', found.issuer],
    ['Sign-in page', found.authorizationEndpoint],
    ['Tokens', found.tokenEndpoint],
    ['User info', found.userinfoEndpoint],
    ['Keys', found.keysAddress],
  ] as const;
  return (
    <DefinitionList
      items={addresses.map(([term, address]) => ({
        term,
        value: address === null ? null : <code className="font-mono text-xs break-all">{address}</code>,
      }))}
    />
  );
}
