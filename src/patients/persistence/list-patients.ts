import { Query } from '@nestjs/cqrs';
import { sql, type RawBuilder } from 'kysely';
import { isId, isInstantText } from '../../shared/http/fields.js';
import { mapPage, pageOf, positionOf, type Page } from '../../shared/http/paging.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { invalid } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
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
      sql`true`,
      ...(q !== undefined && name !== undefined ? [sql`p.id in (select id from (${named(name)}) n)`] : []),
      ...(phone !== undefined ? [samePhone(phone)] : []),
      ...(email !== undefined ? [sameEmail(email)] : []),
      ...(birthDate !== undefined ? [sql`p.birth_date = ${birthDate}::date`] : []),
      ...order.after(input.cursor),
    ];
    const rows = await this.database.rows<Row>(sql`
      select ${fileColumns}, ${meant ? sql`meant.rank` : sql`0::float8 as rank`}
      from patients.patient p ${meant ? sql`join (${meant}) meant on meant.id = p.id` : sql``}
      where ${sql.join(conditions, sql` and `)} order by ${order.by} limit ${limit + 1}::int`);
    const page = pageOf(rows, limit, order.positionOf);
    await this.audit.listed(
      actor,
      'file',
      page.items.map(({ id }) => id),
    );
    return mapPage(page, ({ rank: _rank, ...row }) => fileOf(row));
  }
}

interface Order {
  readonly by: RawBuilder<unknown>;
  readonly positionOf: (row: Row) => (string | number)[];
  readonly after: (cursor: string | undefined) => RawBuilder<unknown>[];
}

/** Each order with its cursor: the keys of the last row that was seen. */
function orderOf(sort: (typeof patientSorts)[number], ranked: boolean): Order {
  if (sort === 'best' && ranked) {
    return {
      by: sql`meant.rank desc, p.full_name, p.id`,
      positionOf: (row) => [row.rank, row.fullName, row.id],
      after: (cursor) => {
        const position = positionOf(cursor, 3);
        if (!position) return [];
        const [rank, name, id] = position;
        if (typeof rank !== 'number' || typeof name !== 'string' || !isId(id)) throw foreignCursor();
        return [sql`(-meant.rank, p.full_name, p.id) > (${-rank}::float8, ${name}::text, ${id}::uuid)`];
      },
    };
  }
  const descending = sort.startsWith('-');
  const [direction, beyond] = descending ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const byTime = sort.endsWith('createdAt');
  const [column, type] = byTime ? [sql`p.created_at`, sql`timestamptz`] : [sql`p.full_name`, sql`text`];
  const isKey = (key: unknown): key is string =>
    typeof key === 'string' && (!byTime || isInstantText(key.replace(/([+-]\d\d)$/, '$1:00')));
  return {
    by: sql`${column} ${direction}, p.id ${direction}`,
    positionOf: (row) => [byTime ? row.createdAt : row.fullName, row.id],
    after: (cursor) => {
      const position = positionOf(cursor, 2);
      if (!position) return [];
      const [key, id] = position;
      if (!isKey(key) || !isId(id)) throw foreignCursor();
      return [sql`(${column}, p.id) ${beyond} (${key}::${type}, ${id}::uuid)`];
    },
  };
}

function foreignCursor(): Error {
  return invalid('cursor', 'is not a cursor of this list');
}
