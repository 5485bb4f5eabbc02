import { Query } from '@nestjs/cqrs';
import { sql, type RawBuilder } from 'kysely';
import { searchKey } from '../../shared/kernel/search-key.js';
import { Database } from '../../shared/persistence/database.js';
import type { PatientDetails } from '../domain/patient.js';
import { Handles } from '../handlers.js';
import { sameEmail, samePhone } from './patient-search.js';

/** Somebody who may be the same person, as far as a desk has to see it to know. */
export interface PossibleDuplicate {
  readonly id: string;
  readonly fullName: string;
  readonly birthDate: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

const maxCandidates = 10;
/** From 0 to 1: of how many threes of letters two names have to share. */
const similarNames = 0.4;

/** Who may be the same person: born on the same day with a similar name, or reached at the same number or address. */
export class FindPossibleDuplicates extends Query<PossibleDuplicate[]> {
  constructor(readonly details: Pick<PatientDetails, 'fullName'> & Partial<PatientDetails>) {
    super();
  }
}

@Handles(FindPossibleDuplicates)
class FindPossibleDuplicatesHandler {
  constructor(private readonly database: Database) {}

  async execute({ details }: FindPossibleDuplicates): Promise<PossibleDuplicate[]> {
    const { fullName, birthDate, phone, email } = details;
    const similar = sql`public.similarity(p.search_key, ${searchKey(fullName)}::text) >= ${similarNames}::real`;
    const signs: RawBuilder<unknown>[] = [
      ...(birthDate ? [sql`(p.birth_date = ${birthDate}::date and ${similar})`] : []),
      ...(phone ? [samePhone(phone)] : []),
      ...(email ? [sameEmail(email)] : []),
    ];
    if (signs.length === 0) return [];
    return this.database.rows<PossibleDuplicate>(sql`
      select p.id, p.full_name as "fullName", p.birth_date::text as "birthDate", p.phone, p.email
      from patients.patient p where ${sql.join(signs, sql` or `)}
      order by p.full_name, p.id limit ${maxCandidates}`);
  }
}
