import { z } from 'zod';
import { answerNextAuthAct, answerNextAuthRead, nextAuthInput } from '@/lib/auth/next-auth-route';
import { handle } from '@/lib/server/handle';

export const dynamic = 'force-dynamic';

const params = z.object({ nextauth: z.array(z.string()) });

export const GET = handle({ action: 'public', params }, (asked) =>
  answerNextAuthRead(asked.context.auth, asked.request, asked.params.nextauth),
);

export const POST = handle({ action: 'public', params, input: nextAuthInput }, (asked) =>
  answerNextAuthAct(asked.context.auth, asked.request, asked.params.nextauth, asked.input, asked.requestId),
);
