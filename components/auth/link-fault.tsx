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

const WHAT_NEXT: Readonly<Record<LinkKind, string>> = {
  invitation:
    'Open the link once more. If that does not help, ask whoever invited you for a new one. Have you made your account already? Then sign in.',
  reset:
    'Open the link once more. If that does not help, ask for a new one. Your password was not changed by this page.',
};

/** Why a link opens nothing, and what to do. */
export function LinkFaultNotice({ kind, fault }: { kind: LinkKind; fault: LinkFault }) {
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-ink-2">
        {WHY[fault]} {WHAT_NEXT[kind]}
      </p>
      <ButtonLink size="lg" className="w-full">
        <Link href="/sign-in">Go to sign in</Link>
      </ButtonLink>
    </div>
  );
}
