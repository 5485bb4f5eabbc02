import type { Policies } from '../../../settings/index.js';
import type { Address, ApprovalRule, SiteFacts, VisitMode, VisitTypeFacts, WeeklyWindow } from '../domain/facts.js';

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
