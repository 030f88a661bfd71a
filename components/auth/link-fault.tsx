import Link from 'next/link';
import type { LinkFault, LinkKind } from '@/lib/domain/link-paths';
import { ButtonLink } from '../ui/button';

const WHY: Readonly<Record<LinkFault, string>> = {
  missing: 'This page opens with the link you were given, and this browser does not hold it any more.',
  wrong: 'It is not a link of this console. Perhaps a part of it was lost when it was copied.',
  used: 'It was used already, and works only once.',
  expired: 'Its time is over.',
  revoked: 'It was taken back, or a newer one has taken its place.',
};

/** Where another try may help. */
const AGAIN: Readonly<Partial<Record<LinkFault, string>>> = {
  missing: ' Open the link once more.',
  wrong: ' Open the link once more.',
};

const WHAT_NEXT: Readonly<Record<LinkKind, string>> = {
  invitation:
    'If you have made your account already, sign in. If not, ask whoever invited you for a new invitation.',
  reset:
    'Your password stays as it is. If you still need a new one, ask for another link: on the sign-in page, or an admin of this console.',
};

/** Why a link opens nothing, and what to do. */
export function LinkFaultNotice({ kind, fault }: { kind: LinkKind; fault: LinkFault }) {
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-2 text-sm text-ink-2">
        <p>
          {WHY[fault]}
          {AGAIN[fault]}
        </p>
        <p>{WHAT_NEXT[kind]}</p>
      </div>
      <ToSignIn />
    </div>
  );
}

/** In the place of the form while signing in with a password is turned off: one chosen now would open nothing. */
export function NoPasswordsNotice({ provider }: { provider: string | null }) {
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-ink-2">
        Signing in with a password is turned off here, so a new one would open nothing, and yours stays as it
        is. Sign in with {provider ?? 'the provider of your organization'}.
      </p>
      <ToSignIn />
    </div>
  );
}

function ToSignIn() {
  return (
    <ButtonLink size="lg" className="w-full">
      <Link href="/sign-in">Go to sign in</Link>
    </ButtonLink>
  );
}
