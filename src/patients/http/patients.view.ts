import { withVersion } from '../../shared/http/etag.js';
import { PageOf } from '../../shared/http/paging.js';
import type { PatientFile } from '../application/patient-file.js';

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
  /** @format date-time */
  createdAt: string;

  static of({ version, ...file }: PatientFile): PatientView {
    return withVersion(file, version);
  }
}

export class PatientPage extends PageOf(PatientView) {}
