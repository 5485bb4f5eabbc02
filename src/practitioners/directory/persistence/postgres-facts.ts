import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ClinicSettings } from '../../../settings/index.js';
import { Database } from '../../../shared/persistence/database.js';
import { spellingsOf } from '../../../shared/kernel/spellings.js';
import { Facts } from '../application/facts.js';
import type { BookingTerms, PractitionerFacts } from '../domain/facts.js';
import { practitionerColumns } from './fact-columns.js';
import { siteColumns, visitTypeColumns } from '../../catalogue/persistence/fact-columns.js';
import { practitionerFacts, type TermsRow } from './fact-rows.js';
import { siteFacts, visitTypeFacts } from '../../catalogue/persistence/fact-rows.js';

@Injectable()
export class PostgresFacts extends Facts {
  constructor(
    private readonly database: Database,
    private readonly clinic: ClinicSettings,
  ) {
    super();
  }

  override async bookingTerms(
    practitionerId: string,
    siteId: string,
    visitTypeId: string,
  ): Promise<Partial<BookingTerms>> {
    // Left joins: an answer comes back whichever part is missing, so one statement is enough to name it.
    const row = await this.database.row<TermsRow>(sql`
      select ${practitionerColumns}, ${siteColumns}, ${visitTypeColumns}
      from (select ${practitionerId}::uuid as p, ${siteId}::uuid as s, ${visitTypeId}::uuid as v) asked
      left join practitioners.practitioner p on p.id = asked.p
      left join practitioners.site s on s.id = asked.s
      left join practitioners.visit_type v on v.id = asked.v`);
    if (!row) return {};
    const practitioner = row.practitionerId === null ? undefined : practitionerFacts(row);
    const site = row.siteId === null ? undefined : siteFacts(row);
    const visitType = row.visitTypeId === null ? undefined : visitTypeFacts(row, this.clinic.policies);
    if (!practitioner || !visitType) return { practitioner, site, visitType };
    const { visitTypeIds } = practitioner;
    const offered = visitType.active && (visitTypeIds.length === 0 || visitTypeIds.includes(visitType.id));
    return { practitioner, site, visitType, offered };
  }

  override async practitioners(filter: {
    ids?: readonly string[];
    specialtyId?: string;
    name?: string;
  }): Promise<PractitionerFacts[]> {
    const everyone = sql`true`;
    const byId = filter.ids ? sql`p.id = any(${filter.ids}::uuid[])` : everyone;
    const bySpecialty = filter.specialtyId ? sql`p.specialty_ids @> array[${filter.specialtyId}::uuid]` : everyone;
    const byName = filter.name === undefined ? everyone : calledLike(filter.name);
    const rows = await this.database.rows<TermsRow>(sql`
      select ${practitionerColumns} from practitioners.practitioner p where ${byId} and ${bySpecialty} and ${byName}`);
    return rows.map(practitionerFacts);
  }
}

const calledLike = (name: string) => sql`p.id in (select practitioner_id from practitioners.named_like(
  (select array_agg(practitioners.searchable(s)) from unnest(${spellingsOf(name)}::text[]) s)))`;
