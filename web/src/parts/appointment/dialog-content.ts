import type { Visit } from '../../api/schema';

/** What every dialog about an appointment gets. */
export interface DialogContent {
  /** As it is now. */
  readonly visit: Visit;
  readonly onClose: () => void;
  /** It is done: what to tell. */
  readonly onDone: (words: string) => void;
}
