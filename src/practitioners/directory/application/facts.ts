import type { BookingTerms, PractitionerFacts } from '../domain/facts.js';

/** Reads what other contexts may know, as plain data. Names of parts that do not exist come back as undefined. */
export abstract class Facts {
  /** One statement: it is on the path of every booking. */
  abstract bookingTerms(practitionerId: string, siteId: string, visitTypeId: string): Promise<Partial<BookingTerms>>;

  abstract practitioners(filter: {
    ids?: readonly string[];
    specialtyId?: string;
    name?: string;
  }): Promise<PractitionerFacts[]>;
}
