import { headNotAllowed } from '@/lib/http/head-not-allowed';
import { handle } from '@/lib/server/handle';
import { liveStream } from '@/lib/server/live-stream';

export const GET = handle(
  {
    action: 'overview.read',
    summary:
      'What changes, as server-sent events, until the reader leaves. Last-Event-ID goes on where an earlier stream ended.',
  },
  ({ context, ...asked }) => liveStream(context, asked),
);

export const HEAD = headNotAllowed;
