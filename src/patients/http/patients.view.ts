import { ApiProperty } from '@nestjs/swagger';
import { withVersion } from '../../shared/http/etag.js';
import { PageOf } from '../../shared/http/paging.js';
import { administrativeSexes, type AdministrativeSex } from '../domain/patient.js';
import type { PatientFile } from '../persistence/read-patient.js';

/** Where a patient lives. */
export class HomeAddressView {
  line1: string;
  city: string;
  postalCode?: string;
  country: string;
}

/** A person who is seen. */
export class PatientView {
  /** @format uuid */
  id: string;
  /** The account the file belongs to; none for who was admitted by the front desk. @format uuid */
  accountId: string | null;
  fullName: string;
  email: string | null;
  phone: string | null;
  /** @format date */
  birthDate: string | null;
  timeZone: string | null;
  locale: string | null;
  @ApiProperty({ enum: administrativeSexes, nullable: true, type: String })
  sex: AdministrativeSex | null;
  /** In the person's own words. */
  gender: string | null;
  address: HomeAddressView | null;
  /** When the photo was put there; none without one. @format date-time */
  photoUpdatedAt: string | null;
  /** @format date-time */
  createdAt: string;

  static of({ version, ...file }: PatientFile): PatientView {
    return withVersion(file, version);
  }
}

export class PatientPage extends PageOf(PatientView) {}
