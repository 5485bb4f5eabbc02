import type { Policies } from '../../settings/index.js';
import type {
  Address,
  ApprovalRule,
  PractitionerFacts,
  PractitionerStatus,
  SiteFacts,
  VisitMode,
  VisitTypeFacts,
  WeeklyWindow,
} from '../domain/facts.js';

export interface SiteRow {
  siteId: string;
  siteName: string;
  timeZone: string;
  address: Address;
  latitude: number | null;
  longitude: number | null;
  openingHours: WeeklyWindow[] | null;
  siteActive: boolean;
}

export interface VisitTypeRow {
  visitTypeId: string;
  visitTypeName: string;
  duration: number;
  bufferBefore: number;
  bufferAfter: number;
  slotInterval: number | null;
  feeAmount: number | null;
  feeCurrency: string | null;
  mode: VisitMode;
  approval: ApprovalRule;
  capacity: number;
  /** null here and below: as the clinic's policies say. */
  leadTime: number | null;
  bookingWindow: number | null;
  visitTypeActive: boolean;
}

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

export function siteFacts(row: SiteRow): SiteFacts {
  return {
    id: row.siteId,
    name: row.siteName,
    timeZone: row.timeZone,
    address: row.address,
    position: row.latitude === null || row.longitude === null ? null : { lat: row.latitude, lon: row.longitude },
    openingHours: row.openingHours,
    active: row.siteActive,
  };
}

export function visitTypeFacts(row: VisitTypeRow, policies: Policies): VisitTypeFacts {
  return {
    id: row.visitTypeId,
    name: row.visitTypeName,
    durationMinutes: row.duration,
    bufferBeforeMinutes: row.bufferBefore,
    bufferAfterMinutes: row.bufferAfter,
    slotIntervalMinutes: row.slotInterval ?? row.duration,
    fee:
      row.feeAmount === null || row.feeCurrency === null ? null : { amount: row.feeAmount, currency: row.feeCurrency },
    mode: row.mode,
    approval: row.approval,
    capacity: row.capacity,
    leadTimeMinutes: row.leadTime ?? policies.leadTimeMinutes,
    bookingWindowDays: row.bookingWindow ?? policies.bookingWindowDays,
    active: row.visitTypeActive,
  };
}

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
