import type { BookingTerms, PractitionerFacts, SiteFacts, VisitTypeFacts } from '../domain/facts.js';

/** Reads what other contexts may know, as plain data. Names of parts that do not exist come back as undefined. */
export abstract class Facts {
  /** One statement: it is on the path of every booking. */
  abstract bookingTerms(practitionerId: string, siteId: string, visitTypeId: string): Promise<Partial<BookingTerms>>;

  /** All of them when no ids are given; in no particular order. */
  abstract sites(ids?: readonly string[]): Promise<SiteFacts[]>;

  abstract visitTypes(ids?: readonly string[]): Promise<VisitTypeFacts[]>;

  abstract practitioners(filter: {
    ids?: readonly string[];
    specialtyId?: string;
    name?: string;
  }): Promise<PractitionerFacts[]>;
}
