import { SIGN_IN_PROBLEMS, type SignInProblem } from '@/lib/domain/sign-in-problems';
import { Callout } from '../ui/callout';
import { ProviderButton } from './provider-button';
import { SignInForm } from './sign-in-form';

export interface SignInWaysProps {
  /** The name on the provider's button; null when there is none. */
  provider: string | null;
  passwords: boolean;
  /** Why somebody came back from the provider without being signed in. */
  problem: SignInProblem | null;
  destination: string;
}

/** Every way in: what went wrong the last time, the provider, a password. */
export function SignInWays({ provider, passwords, problem, destination }: SignInWaysProps) {
  return (
    <div className="flex flex-col gap-5">
      {problem !== null && (
        <div role="alert">
          <Callout
            tone={problem === 'cancelled' ? 'warning' : 'danger'}
            title={SIGN_IN_PROBLEMS[problem].title}
          >
            {SIGN_IN_PROBLEMS[problem].detail}
          </Callout>
        </div>
      )}
      {provider !== null && <ProviderButton name={provider} destination={destination} isOnly={!passwords} />}
      {provider !== null && passwords && (
        <p className="flex items-center gap-3 text-xs text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          or with a password
        </p>
      )}
      {passwords && <SignInForm destination={destination} />}
    </div>
  );
}
