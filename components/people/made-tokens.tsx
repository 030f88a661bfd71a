import Link from 'next/link';
import type { PersonView } from '@/lib/domain/api/people';
import { Callout } from '../ui/callout';

/** A token belongs to the console: whoever takes somebody's rights away is told what goes on. Nothing when they made none. */
export function MadeTokens({ person, isYou }: { person: PersonView; isYou: boolean }) {
  const { madeTokens } = person;
  if (madeTokens === 0) return null;
  const by = isYou ? 'you' : 'them';
  return (
    <Callout tone="warning">
      {madeTokens === 1
        ? `1 token made by ${by} stays valid`
        : `${madeTokens} tokens made by ${by} stay valid`}
      . Revoke what should end in{' '}
      <Link href="/settings/tokens" prefetch={false} className="text-accent-ink underline">
        Settings → Tokens
      </Link>
      .
    </Callout>
  );
}
