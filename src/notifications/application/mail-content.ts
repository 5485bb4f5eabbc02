import type { Language } from '../../settings/index.js';
import type { CalendarPart } from '../domain/mail.js';

/** What one kind of message puts into its mail: the address and the data of its template, or why it is not sent any more. */
export type MailContent =
  | { readonly skip: string }
  | {
      readonly to: string;
      /** The name in the greeting; null: none. */
      readonly greeting: string | null;
      readonly language: Language;
      readonly data: Record<string, unknown>;
      readonly calendar?: CalendarPart;
    };
