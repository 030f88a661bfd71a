import type { Mailer } from '@/lib/domain/mail';
import type { ConsoleContext, Fetch } from '../context';

/** What delivering takes beside the console's own. */
export interface NotifyContext extends ConsoleContext {
  /** How webhooks are reached: not as sites are, whose calls are counted. */
  fetch: Fetch;
  /** Null when no mail server is set (`SMTP_URL`). */
  mailer: Mailer | null;
  /** The address of the console, for links. */
  consoleUrl: string;
}
