export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: string;
}

/** A calendar entry that travels with a mail (iTIP, RFC 5546). */
export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly content: string;
}

/** One mail, complete. `messageId` is the same for every attempt, so that a repeated one can be recognised. */
export interface Mail {
  /** The message this mail delivers. */
  readonly id: string;
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar?: CalendarPart;
}

/** The mail server says that this mail will never be taken: trying again is useless. */
export class MailRefused extends Error {}
