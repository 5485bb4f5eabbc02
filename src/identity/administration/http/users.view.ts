import { withVersion } from '../../../shared/http/etag.js';
import { PageOf } from '../../../shared/http/paging.js';
import type { Role } from '../../../shared/kernel/actor.js';

/** An account, for administrators. */
export class UserView {
  /** @format uuid */
  id: string;
  email: string;
  emailVerified: boolean;
  fullName: string;
  phone: string | null;
  /** @example ['staff'] */
  roles: Role[];
  /** Where a member of staff works. */
  siteIds: string[];
  status: 'active' | 'suspended';
  /** Its own patient file. @format uuid */
  patientId: string | null;
  /** @format uuid */
  practitionerId: string | null;
  /** @format date-time */
  createdAt: string;
  /** @format date-time */
  lastSignInAt: string | null;
  /** Its owner has not set a password yet. */
  invited: boolean;

  static of({ version, ...account }: AccountRecord): UserView {
    return withVersion(account, version);
  }
}

/** The same with what leaves as its ETag. */
export type AccountRecord = UserView & { readonly version: number };

export class UserPage extends PageOf(UserView) {}
