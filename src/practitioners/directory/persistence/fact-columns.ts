import { sql } from 'kysely';

/** What {@link practitionerFacts} reads, of a table named p. */
export const practitionerColumns =
  sql.raw(`p.id as "practitionerId", p.full_name as "fullName", p.account_id as "accountId",
  p.status, p.licence_expires_on::text as "licenceExpiresOn", p.specialty_ids as "specialtyIds",
  p.visit_type_ids as "visitTypeIds", p.home_site_id as "homeSiteId"`);
