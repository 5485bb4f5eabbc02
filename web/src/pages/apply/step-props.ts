import type { ReadApplication } from './queries';

/** What every step gets: what is kept so far, and the way on. */
export interface StepProps {
  readonly read: ReadApplication | null;
  readonly onKept: () => void;
}
