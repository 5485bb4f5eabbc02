/** Which page of sites, specialties or visit types is asked for. */
export interface CatalogueFilter {
  readonly includeInactive: boolean;
  readonly limit: number;
  readonly cursor?: string;
}
