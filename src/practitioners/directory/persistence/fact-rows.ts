import type { SiteRow, VisitTypeRow } from '../../catalogue/persistence/fact-rows.js';
import type { PractitionerFacts, PractitionerStatus } from '../domain/facts.js';

export interface PractitionerRow {
  practitionerId: string;
  fullName: string;
  accountId: string | null;
  status: PractitionerStatus;
  licenceExpiresOn: string;
  specialtyIds: string[];
  visitTypeIds: string[];
  homeSiteId: string | null;
}

/** All three side by side, as the statement of the booking path reads them. */
export type TermsRow = SiteRow & VisitTypeRow & PractitionerRow;

export function practitionerFacts(row: PractitionerRow): PractitionerFacts {
  return {
    id: row.practitionerId,
    fullName: row.fullName,
    accountId: row.accountId,
    status: row.status,
    licenceExpiresOn: row.licenceExpiresOn,
    specialtyIds: row.specialtyIds,
    visitTypeIds: row.visitTypeIds,
    homeSiteId: row.homeSiteId,
  };
}
