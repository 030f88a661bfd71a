import { rotateSecret } from '@/lib/console/notifications/rotate-secret';
import { channelCreated } from '@/lib/domain/api/notifications';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'notification.write',
    summary: 'Gives a webhook another key to sign with; it is answered here and never again.',
    answer: channelCreated,
    params: idParams,
  },
  ({ context, actor, params }) => rotateSecret({ ...context.console, actor }, params.id),
);
