import { ApiProperty } from '@nestjs/swagger';
import { PageOf } from '../shared/http/paging.js';

/** One look at a patient's record, or one change of it or of the clinic itself. */
export class AuditEventView {
  /** @format uuid */
  id: string;
  /** @format date-time */
  at: string;
  /** Who it was. @format uuid */
  accountId: string;
  accountName: string | null;
  /** In which of their roles: `patient`, `practitioner`, `staff` or `admin`. */
  actingAs: string;
  /** Whose record; null for what is no patient's. @format uuid */
  patientId: string | null;
  patientName: string | null;
  /**
   * Who stood in a list, a board or an overview, as far as the reader had not seen them in one in the 15 minutes before;
   * null for what is no list.
   */
  @ApiProperty({ type: String, isArray: true, format: 'uuid', nullable: true })
  patientIds: string[] | null;
  /** `read`, `write`, `break-glass`, or `refused` for an attempt. */
  action: string;
  /** What of the record: `medical-history`, `note`, …; or of the clinic: `account`, `site`, `holiday`, … */
  resource: string;
  /** @format uuid */
  resourceId: string | null;
  /** Why, in the words of who it was. */
  reason: string | null;
  /** The request it happened in: logs name the same. */
  requestId: string | null;
  /** The names of the fields that were changed, where the event says them. */
  changed: string[] | null;
}

export class AuditEventPage extends PageOf(AuditEventView) {}

/** Somebody has read or changed the record of who asks. */
export class AccessLogEntryView {
  /** @format uuid */
  id: string;
  /** @format date-time */
  at: string;
  /** In which of their roles: `patient`, `practitioner`, `staff` or `admin`. */
  actingAs: string;
  /** Who it was; null when the account is no more. */
  name: string | null;
  /** Whether it was who asks. */
  own: boolean;
  /** `read`, `write` or `break-glass`. */
  action: string;
  /** What of the record: `medical-history`, `note`, … */
  resource: string;
  /** Whether it was a list, a board or an overview, with others. */
  inList: boolean;
}

export class AccessLogPage extends PageOf(AccessLogEntryView) {}
