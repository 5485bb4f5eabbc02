import type { WrittenHistory } from './medical-history.js';

/** What is written about patients' health, in all its versions. */
export abstract class MedicalHistories {
  /** The latest version. */
  abstract current(patientId: string): Promise<WrittenHistory>;

  /** The latest version, which nobody else replaces until the transaction ends. */
  abstract toReplace(patientId: string): Promise<WrittenHistory>;

  /** Adds a version; the earlier ones stay. */
  abstract add(patientId: string, history: WrittenHistory, writtenBy: string): Promise<void>;
}
