import type { SiteSettingsView } from '@/lib/domain/api/built-in-site-views';

type Outstanding = SiteSettingsView['outstanding'];

/** What each behaviour means, and which client needs it. */
export const OUTSTANDING_WORDS: Readonly<Record<Outstanding, { label: string; description: string }>> = {
  redeliver: {
    label: 'Hand out the same job again',
    description:
      'The answer is repeated byte for byte, so a client that lost it loses nothing. Right for most clients, and for those that process once and then finish.',
  },
  'uuid-only': {
    label: 'Tell its Job UUID, without records',
    description:
      'For clients that go on processing until a batch comes back short: they need an empty batch to stop. A client that lost the first answer gets the UUID but no records.',
  },
  refuse: {
    label: 'Refuse with 409',
    description:
      'For clients that should notice at once that a job was left unfinished. They must keep the Job UUID: it is not told again.',
  },
};

export const OUTSTANDING_ORDER: readonly Outstanding[] = ['redeliver', 'uuid-only', 'refuse'];
