import { otherPollRoute } from '@/lib/server/poll-route';

export const dynamic = 'force-dynamic';

// An address that is none of the two calls is told so in Fluxx's shape, not with a page.
export {
  otherPollRoute as DELETE,
  otherPollRoute as GET,
  otherPollRoute as HEAD,
  otherPollRoute as OPTIONS,
  otherPollRoute as PATCH,
  otherPollRoute as POST,
  otherPollRoute as PUT,
};
