import { Query, QueryBus } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { hasRole, ownPractitionerId, type Actor } from '../../shared/kernel/actor.js';
import { isoOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import { FieldEncryption } from '../../shared/security/field-encryption.js';
import type { StoredException } from '../domain/calendars.js';
import { Handles } from '../handlers.js';
import { FindSitesWorkedAt } from './find-sites-worked-at.js';

/**
 * A practitioner's leave and extra hours, by their beginning. The practitioner, administrators and the staff of a site
 * where it counts read why the practitioner is away: for other readers `reason` is null.
 */
export class FindExceptions extends Query<StoredException[]> {
  constructor(
    readonly practitionerId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@Handles(FindExceptions)
class FindExceptionsHandler {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
    private readonly queries: QueryBus,
  ) {}

  async execute({ practitionerId, actor }: FindExceptions): Promise<StoredException[]> {
    const exceptions = await this.exceptionsOf(practitionerId);
    if (hasRole(actor, 'admin') || ownPractitionerId(actor) === practitionerId) return exceptions;
    const worked = await this.queries.execute(new FindSitesWorkedAt(practitionerId));
    const own = (siteId: string): boolean => actor.siteIds.includes(siteId);
    const colleague = worked.some(({ siteId, coming }) => coming && own(siteId));
    return exceptions.map((each) => {
      const concerned = each.siteId === null ? colleague : own(each.siteId);
      return concerned ? each : { ...each, reason: null };
    });
  }

  private async exceptionsOf(practitionerId: string): Promise<StoredException[]> {
    const rows = await this.database.rows<
      Omit<StoredException, 'reason'> & { reason: Buffer | null; dated: boolean }
    >(sql`
      select id, practitioner_id as "practitionerId", kind, site_id as "siteId", reason, from_date is not null as dated,
        coalesce(from_date::text, from_at::text) as from, coalesce(to_date::text, to_at::text) as to
      from scheduling.exception where practitioner_id = ${practitionerId}::uuid
      order by coalesce(from_at, from_date::timestamptz), id`);
    return rows.map(({ dated, reason, ...row }) => ({
      ...row,
      from: dated ? row.from : isoOf(row.from),
      to: dated ? row.to : isoOf(row.to),
      reason: reason === null ? null : this.encryption.decrypt(reason),
    }));
  }
}
