/** One e-mail, in plain text and as HTML that says the same. */
export interface MailMessage {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Names the message, so that one that comes twice is known as the same. */
  id?: string;
}

/** Hands e-mails to the mail server. */
export interface Mailer {
  /**
   * Resolves when the mail server has taken the message, within a bounded time.
   * @throws MailError with the reason when it did not.
   */
  send(message: MailMessage): Promise<void>;
}

/** The mail server did not take a message. Its message is a sentence for an admin, without anything of the e-mail. */
export class MailError extends Error {
  override readonly name = 'MailError';
}

/** By its name, because Next loads a module more than once and each has a class of its own. */
export function isMailError(error: unknown): error is MailError {
  return error instanceof Error && error.name === 'MailError';
}
