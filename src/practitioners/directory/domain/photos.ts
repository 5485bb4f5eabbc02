/** A practitioner's photo as everyone gets it: a JPEG, and a tag that is another one for another picture. */
export interface Photo {
  readonly content: Buffer;
  readonly tag: string;
}

/** Photos are kept apart from practitioners: whoever reads one of the two does not need the other. */
export abstract class Photos {
  /** @throws missing when there is no such practitioner. */
  abstract put(practitionerId: string, photo: Photo, now: Temporal.Instant): Promise<void>;
  /** @throws missing when there is no such practitioner; that there is no photo is no error. */
  abstract remove(practitionerId: string): Promise<void>;
}
