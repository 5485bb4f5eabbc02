import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../../shared/kernel/clock.js';
import { DomainError } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { StatusOf, type ComponentStatus } from '../../../shared/status-of.js';

const weeks = 52;

interface Offset {
  readonly zone: string;
  readonly at: string;
  readonly seconds: number;
}

/** Whether Node and PostgreSQL mean the same times by the zones of the sites: their zone data is updated separately. */
@Injectable()
export class ZoneDataStatus {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @StatusOf('zone-data')
  async look(): Promise<ComponentStatus> {
    const sites = await this.database.rows<{ zone: string }>(
      sql`select distinct time_zone as zone from practitioners.site order by 1`,
    );
    const zones = sites.map(({ zone }) => zone);
    const offsets = await this.offsets(zones).catch((error: unknown) => {
      if (error instanceof DomainError && error.kind === 'invalid') return undefined;
      throw error;
    });
    const differing = offsets ? differingFrom(offsets) : await this.unknownToPostgres(zones);
    const facts = { nodeZoneData: process.versions.tz ?? null, zones: zones.length, differing: differing.length };
    if (differing.length > 0) {
      const message = `Node and PostgreSQL do not mean the same by ${differing.join(', ')}: update the zone data of both.`;
      return { state: 'warning', message, facts };
    }
    return { state: 'ok', message: 'Node and PostgreSQL agree on the zones of the sites.', facts };
  }

  /** What PostgreSQL says of every week of the coming year. @throws DomainError when it does not know a zone */
  private offsets(zones: readonly string[]): Promise<Offset[]> {
    const now = this.clock.now();
    const until = now.add({ hours: 24 * 7 * weeks });
    return this.database.rows<Offset>(sql`
      select zone, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
        extract(epoch from (at at time zone zone) - (at at time zone 'UTC'))::int as seconds
      from unnest(${zones}::text[]) zone,
        generate_series(${now.toString()}::timestamptz, ${until.toString()}::timestamptz, interval '7 days') at`);
  }

  /** Reads hundreds of files: only for when it is needed. */
  private async unknownToPostgres(zones: readonly string[]): Promise<string[]> {
    const rows = await this.database.rows<{ zone: string }>(sql`
      select zone from unnest(${zones}::text[]) zone where zone not in (select name from pg_timezone_names)`);
    return rows.map(({ zone }) => zone);
  }
}

function differingFrom(offsets: readonly Offset[]): string[] {
  const wrong = offsets.filter(({ zone, at, seconds }) => offsetOf(zone, Temporal.Instant.from(at)) !== seconds);
  return [...new Set(wrong.map(({ zone }) => zone))];
}

/** In seconds east of UTC; undefined where Node does not know the zone. */
function offsetOf(zone: string, at: Temporal.Instant): number | undefined {
  try {
    return at.toZonedDateTimeISO(zone).offsetNanoseconds / 1e9;
  } catch {
    return undefined;
  }
}
