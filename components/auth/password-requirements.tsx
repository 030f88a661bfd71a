import { Check, Circle } from 'lucide-react';
import type { ReactNode } from 'react';
import { isCommonPassword, PASSWORD_MIN } from '@/lib/domain/password-rules';
import { cn } from '../ui/cn';

/** What a new password must be, ticked off while it is typed. */
export function PasswordRequirements({ id, password }: { id: string; password: string }) {
  return (
    <ul id={id} className="flex flex-col gap-1 text-xs">
      <Requirement isMet={password.length >= PASSWORD_MIN}>
        At least {PASSWORD_MIN} characters
        {password.length > 0 && password.length < PASSWORD_MIN && `, ${PASSWORD_MIN - password.length} to go`}
      </Requirement>
      <Requirement isMet={password.length >= PASSWORD_MIN && !isCommonPassword(password)}>
        Not one of the first that somebody would try
      </Requirement>
    </ul>
  );
}

function Requirement({ isMet, children }: { isMet: boolean; children: ReactNode }) {
  return (
    <li className={cn('flex items-center gap-1.5', isMet ? 'text-healthy-ink' : 'text-ink-3')}>
      {isMet ? (
        <Check className="size-3.5 shrink-0" aria-hidden="true" />
      ) : (
        <Circle className="size-3.5 shrink-0" aria-hidden="true" />
      )}
      <span>
        <span className="sr-only">{isMet ? 'Met: ' : 'Not met yet: '}</span>
        {children}
      </span>
    </li>
  );
}
