import type { SiteFacts, VisitTypeFacts } from '../domain/facts.js';

/** Reads what other contexts may know of the catalogue, as plain data. */
export abstract class CatalogueFacts {
  /** All of them when no ids are given; in no particular order. */
  abstract sites(ids?: readonly string[]): Promise<SiteFacts[]>;

  abstract visitTypes(ids?: readonly string[]): Promise<VisitTypeFacts[]>;
}
