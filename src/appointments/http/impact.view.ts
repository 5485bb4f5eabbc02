import { ApiProperty } from '@nestjs/swagger';
import { statuses } from '../domain/status.js';

/** Whose visit is hit, and how they are reached. */
export class AffectedPatientView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example Ana Silva */
  @ApiProperty({ type: String, nullable: true })
  fullName: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  birthDate: string | null;

  /** @example +94771234567 */
  @ApiProperty({ type: String, nullable: true })
  phone: string | null;
}

export class AffectedNamesView {
  /** @example Nimal Perera */
  practitioner?: string;
  /** @example Colombo Clinic */
  site?: string;
}

/** A visit that a change hits, as it was before the change. */
export class AffectedAppointmentView {
  @ApiProperty({ format: 'uuid' })
  appointmentId: string;

  @ApiProperty({ format: 'date-time' })
  start: string;

  /** The zone of the site. @example Asia/Colombo */
  timeZone: string;

  @ApiProperty({ enum: statuses })
  status: string;

  @ApiProperty({ format: 'uuid' })
  practitionerId: string;

  @ApiProperty({ format: 'uuid' })
  siteId: string;

  patient: AffectedPatientView;
  names: AffectedNamesView;
}

/** What a change hits. */
export class ImpactView {
  /** The first 200, by start. */
  affected: AffectedAppointmentView[];
  /** How many they are. */
  affectedTotal: number;
}
