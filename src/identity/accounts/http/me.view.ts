import type { Role } from '../../../shared/kernel/actor.js';
import { withVersion } from '../../../shared/http/etag.js';

/** The own account. */
export class MeView {
  /** @format uuid */
  id: string;
  email: string;
  emailVerified: boolean;
  fullName: string;
  phone: string | null;
  /** @example ['patient'] */
  roles: Role[];
  /** The own patient file. @format uuid */
  patientId: string | null;
  /** @format uuid */
  practitionerId: string | null;
  /** The sites a member of staff works for. */
  siteIds: string[];
  /** @format date-time */
  createdAt: string;
  /** @format date-time */
  lastSignInAt: string | null;

  static of({ version, ...account }: OwnAccount): MeView {
    return withVersion(account, version);
  }
}

/** The same with what leaves as its ETag. */
export type OwnAccount = MeView & { readonly version: number };
