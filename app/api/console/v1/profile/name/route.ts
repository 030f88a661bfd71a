import { renameOwnAccount } from '@/lib/auth/accounts/rename';
import { ownAct } from '@/lib/auth/profile/own-act';
import { readProfile } from '@/lib/auth/profile/read';
import { profileView } from '@/lib/domain/api/profile';
import { renameInput } from '@/lib/domain/api/profile-inputs';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  { action: 'signed-in', summary: 'Changes one’s own name.', answer: profileView, input: renameInput },
  async ({ context, signedIn, input }) => {
    const ctx = ownAct(context.auth, signedIn);
    await renameOwnAccount(ctx, input);
    return readProfile(ctx);
  },
);
