import type { CalendarPart } from '../domain/mail.js';

/** What one kind of letter contributes: whom it goes to and what its template gets; or why it is not wanted any more. */
export type Letter =
  | { readonly skip: string }
  | {
      readonly to: string;
      /** By which name the reader is greeted; null: by none. */
      readonly greeting: string | null;
      readonly data: Record<string, unknown>;
      readonly calendar?: CalendarPart;
    };
