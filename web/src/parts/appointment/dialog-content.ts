import type { ReadVisit } from './queries';

/** What every dialog about an appointment gets. */
export interface DialogContent {
  readonly read: ReadVisit;
  readonly onClose: () => void;
  /** It is done: what to tell. */
  readonly onDone: (words: string) => void;
}
