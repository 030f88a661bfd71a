import { MailCheck, MailX, Send } from 'lucide-react';
import type { LinkView } from '@/lib/domain/api/people';

/** What became of the e-mail with a link. Draws nothing where none was to be sent. */
export function MailState({ mail }: { mail: LinkView['mail'] }) {
  switch (mail.state) {
    case 'sent':
      return (
        <span className="inline-flex items-center gap-1 text-healthy-ink">
          <MailCheck className="size-3.5 shrink-0" aria-hidden="true" />
          E-mail sent
        </span>
      );
    case 'sending':
      return (
        <span className="inline-flex items-center gap-1 text-ink-3">
          <Send className="size-3.5 shrink-0" aria-hidden="true" />
          E-mail on its way
        </span>
      );
    case 'failed':
      return (
        <span className="inline-flex items-start gap-1 text-danger-ink">
          <MailX className="mt-px size-3.5 shrink-0" aria-hidden="true" />
          <span>E-mail not sent. {mail.problem}</span>
        </span>
      );
    default:
      return null;
  }
}
