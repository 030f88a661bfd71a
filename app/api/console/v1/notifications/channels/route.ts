import { createChannel } from '@/lib/console/notifications/create-channel';
import { channelInput } from '@/lib/domain/api/notification-inputs';
import { channelCreated } from '@/lib/domain/api/notifications';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'notification.write',
    summary: 'Makes a channel; the key its webhooks are signed with is answered here and never again.',
    answer: channelCreated,
    input: channelInput,
  },
  ({ context, actor, input }) => createChannel({ ...context.console, actor }, input),
);
