import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { mapPage, type Page } from '../../shared/kernel/page.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Database } from '../../shared/persistence/database.js';
import { keyset, type Keyset } from '../../shared/persistence/keyset.js';
import { AuditTrail } from '../../audit/index.js';
import { Handles } from '../handlers.js';
import { fileColumns, fileOf, type PatientFile } from './read-patient.js';
import { named, sameEmail, samePhone, whoIsMeantBy } from './patient-search.js';

export const patientSorts = ['best', 'name', '-name', 'createdAt', '-createdAt'] as const;

interface Input {
  /** A name, an e-mail address or a telephone number, as far as it is typed. */
  readonly q?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  /** ISO date. */
  readonly birthDate?: string;
  /** The best match first where there is something to match, else by name. */
  readonly sort?: (typeof patientSorts)[number];
  readonly limit: number;
  readonly cursor?: string;
}

/** The clinic's patients: for the front desk. Who may ask is decided by the route's roles. */
export class ListPatients extends Query<Page<PatientFile>> {
  constructor(
    readonly actor: Actor,
    readonly input: Input,
  ) {
    super();
  }
}

type Row = PatientFile & { readonly rank: number };

@Handles(ListPatients)
class ListPatientsHandler {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, input }: ListPatients): Promise<Page<PatientFile>> {
    const { q, name, phone, email, birthDate, limit } = input;
    const meant = q !== undefined ? whoIsMeantBy(q) : name !== undefined ? named(name) : undefined;
    const order = orderOf(input.sort ?? 'best', meant !== undefined);
    const conditions = [
      order.after(input.cursor),
      ...(q !== undefined && name !== undefined ? [sql`p.id in (select id from (${named(name)}) n)`] : []),
      ...(phone !== undefined ? [samePhone(phone)] : []),
      ...(email !== undefined ? [sameEmail(email)] : []),
      ...(birthDate !== undefined ? [sql`p.birth_date = ${birthDate}::date`] : []),
    ];
    const rows = await this.database.rows<Row>(sql`
      select ${fileColumns}, ${meant ? sql`meant.rank` : sql`0::float8 as rank`}
      from patients.patient p ${meant ? sql`join (${meant}) meant on meant.id = p.id` : sql``}
      where ${sql.join(conditions, sql` and `)} order by ${order.order} limit ${limit + 1}::int`);
    const page = order.page(rows, limit);
    await this.audit.listed(
      actor,
      'file',
      page.items.map(({ id }) => id),
    );
    return mapPage(page, ({ rank: _rank, ...row }) => fileOf(row));
  }
}

/** Each order with its cursor: the keys of the last row that was seen. */
function orderOf(sort: (typeof patientSorts)[number], ranked: boolean): Keyset<Row> {
  const byName = { column: sql`p.full_name`, kind: 'text', of: ({ fullName }: Row) => fullName } as const;
  const byTime = { column: sql`p.created_at`, kind: 'instant', of: ({ createdAt }: Row) => createdAt } as const;
  const byId = { column: sql`p.id`, kind: 'id', of: ({ id }: Row) => id } as const;
  if (sort === 'best' && ranked) {
    return keyset('asc', [{ column: sql`-meant.rank`, kind: 'number', of: ({ rank }) => -rank }, byName, byId]);
  }
  return keyset(sort.startsWith('-') ? 'desc' : 'asc', [sort.endsWith('createdAt') ? byTime : byName, byId]);
}
