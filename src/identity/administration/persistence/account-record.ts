import { sql, type RawBuilder } from 'kysely';
import type { Role } from '../../../shared/kernel/actor.js';
import { isoOf } from '../../../shared/persistence/column-types.js';
import type { AccountStatus } from '../../accounts/domain/account.js';

/** An account as administrators see it. Instants are text. */
export interface AccountRecord {
  readonly id: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly fullName: string;
  readonly phone: string | null;
  readonly roles: Role[];
  readonly siteIds: string[];
  readonly status: AccountStatus;
  readonly patientId: string | null;
  readonly practitionerId: string | null;
  readonly createdAt: string;
  readonly lastSignInAt: string | null;
  /** Its owner has not set a password yet. */
  readonly invited: boolean;
  readonly version: number;
}

/** The columns of an {@link AccountRecord}, of `identity.account a`. */
export const accountColumns: RawBuilder<AccountRecord> = sql`
  a.id, a.email, a.verified_at is not null as "emailVerified", a.full_name as "fullName", a.phone, a.roles,
  a.site_ids::text[] as "siteIds", a.status, a.patient_id as "patientId", a.practitioner_id as "practitionerId",
  a.created_at as "createdAt", a.last_sign_in_at as "lastSignInAt", a.password_hash is null as invited, a.version`;

export function accountOf(row: AccountRecord): AccountRecord {
  return { ...row, createdAt: isoOf(row.createdAt), lastSignInAt: row.lastSignInAt && isoOf(row.lastSignInAt) };
}
