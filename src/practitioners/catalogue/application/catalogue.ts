import type { SiteFacts, VisitTypeFacts } from '../domain/facts.js';

export interface SpecialtyRecord {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly active: boolean;
  readonly version: number;
}

export type SiteRecord = SiteFacts & { readonly version: number };
/** What a visit type may leave to the settings of the clinic. */
export const clinicRules = ['leadTimeMinutes', 'bookingWindowDays'] as const;

export type VisitTypeRecord = VisitTypeFacts & {
  readonly version: number;
  readonly followsClinic: readonly (typeof clinicRules)[number][];
};

/** A row of a list and where it stands in the order by name. */
export type Listed<Record> = Record & { readonly sortName: string };

export interface CatalogueFilter {
  readonly includeInactive: boolean;
  readonly limit: number;
  /** The `sortName` and id of the last row of the page before. */
  readonly after?: readonly [string, string];
}

/** Reads specialties, sites and visit types for people to see. Lists answer one row more than the limit. */
export abstract class Catalogue {
  abstract specialties(filter: CatalogueFilter): Promise<Listed<SpecialtyRecord>[]>;
  abstract sites(filter: CatalogueFilter): Promise<Listed<SiteRecord>[]>;
  abstract visitTypes(filter: CatalogueFilter): Promise<Listed<VisitTypeRecord>[]>;

  /** @throws missing */
  abstract specialty(id: string): Promise<SpecialtyRecord>;
  abstract site(id: string): Promise<SiteRecord>;
  abstract visitType(id: string): Promise<VisitTypeRecord>;
}
