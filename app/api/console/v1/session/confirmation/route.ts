import { ownAct } from '@/lib/auth/profile/own-act';
import { confirmSession } from '@/lib/auth/sessions/confirm';
import { readConfirmation } from '@/lib/auth/sessions/read-confirmation';
import { confirmationInput, confirmationView, confirmedResponse } from '@/lib/domain/api/confirmation';
import { handle } from '@/lib/server/handle';

export const dynamic = 'force-dynamic';

export const GET = handle(
  {
    action: 'signed-in',
    summary: 'With what whoever asks confirms that it is them, before an act that gives access.',
    answer: confirmationView,
  },
  ({ context, signedIn }) => readConfirmation(ownAct(context.auth, signedIn)),
);

export const POST = handle(
  {
    action: 'signed-in',
    summary:
      'Confirms with one’s own password, and a code where a second factor is on, that it is oneself; for ten minutes acts that give access are open to this session.',
    answer: confirmedResponse,
    input: confirmationInput,
  },
  ({ context, signedIn, input }) => confirmSession(ownAct(context.auth, signedIn), input),
);
