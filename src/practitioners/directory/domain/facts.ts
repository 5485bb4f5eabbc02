import type { SiteFacts, VisitTypeFacts } from '../../catalogue/domain/facts.js';

export type PractitionerStatus = 'active' | 'suspended';

export interface PractitionerFacts {
  readonly id: string;
  readonly fullName: string;
  readonly accountId: string | null;
  readonly status: PractitionerStatus;
  /** `YYYY-MM-DD`, the last day on which the licence counts. */
  readonly licenceExpiresOn: string;
  readonly specialtyIds: string[];
  /** Empty: every active visit type. */
  readonly visitTypeIds: string[];
  /** Where they were listed at; they may work at other sites too. */
  readonly homeSiteId: string | null;
}

/** What booking has to know about who, where and what, read at one moment. */
export interface BookingTerms {
  readonly practitioner: PractitionerFacts;
  readonly site: SiteFacts;
  readonly visitType: VisitTypeFacts;
  /** Whether this practitioner offers this visit type and the type is active. */
  readonly offered: boolean;
}
