import { sql } from 'kysely';
import { IsPractitionerSuspended, MayPractise } from '../../../identity/index.js';
import { ClinicSettings } from '../../../settings/index.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import { mayPractise, type PractitionerStatus } from '../domain/licence.js';

// What identity asks.

@Handles(IsPractitionerSuspended)
class IsPractitionerSuspendedHandler {
  constructor(private readonly database: Database) {}

  async execute({ practitionerId }: IsPractitionerSuspended): Promise<boolean> {
    const active = await this.database.row(sql`
      select from practitioners.practitioner where id = ${practitionerId}::uuid and status = 'active'`);
    return !active;
  }
}

/** A licence ends with its last day where the practitioner works: at the home site, else where the clinic is. */
@Handles(MayPractise)
class MayPractiseHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ practitionerId }: MayPractise): Promise<boolean> {
    const row = await this.database.row<{
      status: PractitionerStatus;
      licenceExpiresOn: string;
      timeZone: string | null;
    }>(sql`
      select p.status, p.licence_expires_on as "licenceExpiresOn", s.time_zone as "timeZone"
      from practitioners.practitioner p left join practitioners.site s on s.id = p.home_site_id
      where p.id = ${practitionerId}::uuid`);
    if (!row) return false;
    const zone = row.timeZone ?? this.clinic.current.timeZone;
    return mayPractise(row, this.clock.now().toZonedDateTimeISO(zone).toPlainDate().toString());
  }
}
