import { ownAct } from '@/lib/auth/profile/own-act';
import { readProfile } from '@/lib/auth/profile/read';
import { profileView } from '@/lib/domain/api/profile';
import { handle } from '@/lib/server/handle';

export const dynamic = 'force-dynamic';

export const GET = handle(
  {
    action: 'signed-in',
    summary: 'The account of whoever asks: name, second factor and sessions.',
    answer: profileView,
  },
  ({ context, signedIn }) => readProfile(ownAct(context.auth, signedIn)),
);
