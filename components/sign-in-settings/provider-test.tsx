import { CircleCheck, CircleDashed, CircleHelp, CircleX } from 'lucide-react';
import type { ProviderTestReport, ProviderTestStep } from '@/lib/domain/api/sign-in-settings';
import { cn } from '../ui/cn';
import { DefinitionList } from '../ui/definition-list';

const NAMES: Readonly<Record<ProviderTestStep['step'], string>> = {
  discovery: 'Discovery document',
  endpoints: 'Addresses',
  pkce: 'PKCE',
  keys: 'Keys',
};

const LOOKS = {
  ok: { Icon: CircleCheck, word: 'Worked', ink: 'text-healthy-ink' },
  failed: { Icon: CircleX, word: 'Failed', ink: 'text-danger-ink' },
  unsure: { Icon: CircleHelp, word: 'Not certain', ink: 'text-backlog-ink' },
  skipped: { Icon: CircleDashed, word: 'Not tried', ink: 'text-ink-3' },
} as const;

/** What a test of the provider found, step by step, and what to do about it. */
export function ProviderTest({ report }: { report: ProviderTestReport }) {
  return (
    <div className="flex flex-col gap-4">
      <ol aria-label="What the test found" className="flex flex-col gap-3">
        {report.steps.map((step) => {
          const { Icon, word, ink } = LOOKS[step.state];
          return (
            <li key={step.step} className="flex items-start gap-3">
              <Icon className={cn('mt-0.5 size-4 shrink-0', ink)} aria-hidden="true" />
              <div className="min-w-0 text-sm wrap-anywhere">
                <p className="font-medium text-ink">
                  {NAMES[step.step]}
                  <span className="sr-only">: {word}</span>
                </p>
                <p className="text-ink-2">{step.sentence}</p>
                {step.next !== null && <p className="text-ink">{step.next}</p>}
              </div>
            </li>
          );
        })}
      </ol>
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
