import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { FieldEncryption } from '../../../shared/security/field-encryption.js';
import {
  Directory,
  type Candidate,
  type CandidateFilter,
  type DirectoryEntry,
  type PractitionerRecord,
} from '../application/directory.js';
import { noContact, type Contact } from '../domain/contact.js';
import type { Position } from '../../catalogue/domain/facts.js';
import { conditionsOf, lowestFee } from './directory-conditions.js';

type EntryRow = Omit<DirectoryEntry, 'fee' | 'contact'> & {
  feeAmount: number | null;
  feeCurrency: string | null;
  contact: Contact | null;
};

type RecordRow = EntryRow &
  Pick<PractitionerRecord, 'accountId' | 'status' | 'version'> & {
    licenceNumber: Buffer;
    licenceIssuingBody: string;
    licenceExpiresOn: string;
  };

const entryColumns = sql`p.id, p.full_name as "fullName", p.title, p.gender, p.qualifications,
  p.years_of_experience as "yearsOfExperience", p.languages, p.bio, p.home_site_id as "homeSiteId",
  p.visit_type_ids as "visitTypeIds", fee.amount as "feeAmount", fee.currency as "feeCurrency", (
    select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name), '[]')
    from practitioners.specialty s where s.id = any(p.specialty_ids)
  ) as specialties, p.contact, (
    select photo.tag from practitioners.practitioner_photo photo where photo.practitioner_id = p.id
  ) as "photoTag"`;

@Injectable()
export class PostgresDirectory extends Directory {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
  ) {
    super();
  }

  override async candidates(filter: CandidateFilter): Promise<Candidate[]> {
    const named = filter.spellings
      ? sql`join practitioners.named_like(
          (select array_agg(practitioners.searchable(s)) from unnest(${filter.spellings}::text[]) s)
        ) named on named.practitioner_id = p.id`
      : sql`cross join (select 1::real as likeness) named`;
    const withFee = filter.withFee || filter.maxFee !== undefined;
    return this.database.rows(sql<Candidate>`
      select p.id, p.search_name as "sortName", p.home_site_id as "homeSiteId",
        ${withFee ? sql`fee.amount` : sql`null::int`} as "feeAmount", named.likeness
      from practitioners.practitioner p ${named} ${withFee ? lowestFee : sql``}
      where ${sql.join(conditionsOf(filter), sql` and `)}
      order by p.search_name collate "C", p.id limit ${filter.limit}::int`);
  }

  override async entries(ids: readonly string[]): Promise<Map<string, DirectoryEntry>> {
    const rows = await this.database.rows(sql<EntryRow>`
      select ${entryColumns} from practitioners.practitioner p ${lowestFee} where p.id = any(${ids}::uuid[])`);
    return new Map(rows.map((row) => [row.id, entryOf(row)]));
  }

  override async distances({ lat, lon }: Position): Promise<Map<string, number>> {
    const rows = await this.database.rows(sql<{ id: string; kilometres: number }>`
      select id, public.earth_distance(
        public.ll_to_earth(latitude, longitude), public.ll_to_earth(${lat}::float8, ${lon}::float8)
      ) / 1000 as kilometres
      from practitioners.site where active and latitude is not null`);
    return new Map(rows.map(({ id, kilometres }) => [id, kilometres]));
  }

  override async records(ids: readonly string[]): Promise<Map<string, PractitionerRecord>> {
    const rows = await this.database.rows(sql<RecordRow>`
      select ${entryColumns}, p.account_id as "accountId", p.status, p.version, p.licence_number as "licenceNumber",
        p.licence_issuing_body as "licenceIssuingBody", p.licence_expires_on::text as "licenceExpiresOn"
      from practitioners.practitioner p ${lowestFee} where p.id = any(${ids}::uuid[])`);
    return new Map(rows.map((row) => [row.id, this.recordOf(row)]));
  }

  override async practitioner(id: string): Promise<PractitionerRecord> {
    const record = (await this.records([id])).get(id);
    if (!record) throw missing('practitioner');
    return record;
  }

  private recordOf(row: RecordRow): PractitionerRecord {
    const { licenceNumber, licenceIssuingBody, licenceExpiresOn, accountId, status, version } = row;
    const number = this.encryption.decrypt(licenceNumber);
    const licence = { number, issuingBody: licenceIssuingBody, expiresOn: licenceExpiresOn };
    return { ...entryOf(row), accountId, status, version, licence };
  }
}

function entryOf(row: EntryRow): DirectoryEntry {
  const { feeAmount, feeCurrency } = row;
  const { id, fullName, title, gender, specialties, qualifications, yearsOfExperience, languages, bio } = row;
  return {
    ...{ id, fullName, title, gender, specialties, qualifications, yearsOfExperience, languages, bio },
    fee: feeAmount === null || feeCurrency === null ? null : { amount: feeAmount, currency: feeCurrency },
    homeSiteId: row.homeSiteId,
    visitTypeIds: row.visitTypeIds,
    contact: { ...noContact, ...row.contact },
    photoTag: row.photoTag,
  };
}
