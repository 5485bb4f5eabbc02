import type { Mail } from '../domain/mail.js';

/** The way out for mail: an SMTP server, or the built-in mailbox. */
export abstract class Mailer {
  /**
   * Hands a mail over; when it returns, the other side has it.
   * @throws MailRefused for good, anything else for now. The error's message carries no address and no text of the mail.
   */
  abstract send(mail: Mail): Promise<void>;
}
