/** Pictures by which patients are recognised. What comes in is already harmless: a small JPEG without metadata. */
export abstract class Photos {
  abstract of(patientId: string): Promise<Buffer | undefined>;

  abstract put(patientId: string, jpeg: Buffer, now: Temporal.Instant): Promise<void>;

  /** Does nothing where there is none. */
  abstract remove(patientId: string): Promise<void>;
}
