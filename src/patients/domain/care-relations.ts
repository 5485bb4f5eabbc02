import type { CareOrigin } from './care-relation.js';

/** A care relation as it is stored: of one appointment. Instants as text. */
export interface StoredCareRelation extends Changed<CareOrigin> {
  readonly appointmentId: string;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly status: string;
  readonly since: string;
  readonly until: string | null;
}

/** A part that is undefined stays as it was. */
type Changed<Parts> = { readonly [Part in keyof Parts]: Parts[Part] | undefined };

/** Which practitioners care for which patients, by their appointments. */
export abstract class CareRelations {
  /** That of a new appointment: written with the commit, so that it costs the booking no statement. */
  abstract add(relation: StoredCareRelation): void;

  /** That of an appointment which may have one already. */
  abstract put(relation: StoredCareRelation): Promise<void>;
}
