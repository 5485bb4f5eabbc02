import { ApiProperty } from '@nestjs/swagger';
import type { VisitMode } from '../../practitioners/index.js';
import { boardColumns, boardStatuses, type BoardColumn } from '../domain/board.js';
import { VisitNamesView } from './appointments.view.js';

/** A visit on the board. What is clinical is read with the visit itself. */
export class BoardItemView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** For `If-Match: "<version>"` of its commands. @example 1 */
  version: number;

  @ApiProperty({ enum: boardColumns })
  column: BoardColumn;

  @ApiProperty({ enum: boardStatuses })
  status: string;

  @ApiProperty({ format: 'date-time', example: '2026-12-01T09:00:00Z' })
  start: string;

  @ApiProperty({ format: 'date-time', example: '2026-12-01T09:30:00Z' })
  end: string;

  @ApiProperty({ format: 'uuid' })
  patientId: string;

  @ApiProperty({ format: 'uuid' })
  practitionerId: string;

  @ApiProperty({ format: 'uuid' })
  siteId: string;

  @ApiProperty({ format: 'uuid' })
  visitTypeId: string;

  names: VisitNamesView;

  /** As it was booked. */
  @ApiProperty({ enum: ['in_person', 'video'] })
  mode: VisitMode;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  checkedInAt: string | null;

  /** When the consultation began. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt: string | null;

  /** Whole minutes since the check-in, while the patient waits. */
  @ApiProperty({ type: Number, nullable: true })
  waitingMinutes: number | null;

  /** The start has passed and the patient is not here. */
  late: boolean;

  /** Whether the patient has said why: the text is read with the visit itself. */
  hasReason: boolean;

  /** Whether the clinic has noted something about the visit. */
  hasStaffNote: boolean;

  /** What you can do to it now: the last words of the paths of its commands. @example ["check-in", "cancel"] */
  allowedActions: string[];
}

/** What the sign at the door of a site says today. */
export class CheckInCodeView {
  /** @example H4K9TX */
  code: string;

  /** The page of the portal that checks in with it: what the QR code of the sign holds. */
  url: string;

  /** The end of the day there. */
  @ApiProperty({ format: 'date-time' })
  validUntil: string;
}

/** How many visits stand in each column. */
export class BoardCountsView {
  requested: number;
  expected: number;
  here: number;
  withDoctor: number;
  done: number;
}

/** A site's day: its visits by start. Declined, cancelled and expired ones are left out. */
export class BoardView {
  @ApiProperty({ format: 'uuid' })
  siteId: string;

  siteName: string;

  /** The IANA zone of the site. @example Asia/Colombo */
  timeZone: string;

  /** The day, as the site counts it. */
  @ApiProperty({ format: 'date', example: '2026-12-01' })
  date: string;

  /** The server's time, which waiting and lateness are told by. */
  @ApiProperty({ format: 'date-time' })
  now: string;

  counts: BoardCountsView;
  items: BoardItemView[];

  /** The day has more visits than one answer holds (2,000): the last ones are left out, and not counted. */
  truncated: boolean;
}
