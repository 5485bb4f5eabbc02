import { ApiProperty } from '@nestjs/swagger';
import { statuses, type AppointmentStatus } from '../../appointments/index.js';

export class DashboardVisitNamesView {
  patient: string;
  practitioner: string;
  site: string;
  visitType: string;
}

/** A visit: when, where and with whom. */
export class DashboardVisitView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: statuses })
  status: AppointmentStatus;

  @ApiProperty({ format: 'date-time', example: '2026-12-01T09:00:00Z' })
  start: string;

  @ApiProperty({ format: 'date-time', example: '2026-12-01T09:30:00Z' })
  end: string;

  /** The IANA zone of the site. @example Asia/Colombo */
  timeZone: string;

  /** Since when it is in its status: whoever is checked in has waited so long. */
  @ApiProperty({ format: 'date-time' })
  statusSince: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** When a request expires that nobody answers. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  approvalDeadline: string | null;

  @ApiProperty({ format: 'uuid' })
  patientId: string;

  @ApiProperty({ format: 'uuid' })
  practitionerId: string;

  @ApiProperty({ format: 'uuid' })
  siteId: string;

  @ApiProperty({ format: 'uuid' })
  visitTypeId: string;

  names: DashboardVisitNamesView;
}

/** How many visits are in each status. */
export class StatusCountsView {
  pending: number;
  confirmed: number;
  checked_in: number;
  in_consultation: number;
  completed: number;
  declined: number;
  cancelled: number;
  no_show: number;
  expired: number;
  entered_in_error: number;
}
