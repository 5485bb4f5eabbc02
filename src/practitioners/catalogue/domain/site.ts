import { Aggregate } from '../../../shared/kernel/aggregate.js';
import { invalid, refused } from '../../../shared/kernel/domain-error.js';
import { given } from './changes.js';

/** A weekly stretch of wall-clock time. `to` not after `from` ends on the next day; weekday 1 is Monday. */
export interface WeeklyWindow {
  readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** `HH:MM` */
  readonly from: string;
  /** `HH:MM` */
  readonly to: string;
}

export interface Address {
  readonly line1: string;
  readonly city: string;
  readonly postalCode?: string;
  /** ISO 3166-1 alpha-2 code, or the country's name. */
  readonly country: string;
}

/** Degrees, WGS 84. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
}

/** The fields of a site: a new one is declared here and in the mapping. */
export interface SiteDetails {
  readonly name: string;
  readonly timeZone: string;
  readonly address: Address;
  readonly position: Position | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** How to find it, and what to bring: patients read it in pages and mails. */
  readonly directions: string | null;
  /** null: always open. */
  readonly openingHours: readonly WeeklyWindow[] | null;
  readonly active: boolean;
}

/** Without a zone it is on the clock of the clinic. */
export type NewSite = Omit<SiteDetails, 'timeZone'> & { readonly timeZone?: string };

/** A site as its table holds it. */
export interface SiteColumns extends Omit<SiteDetails, 'position'> {
  readonly id: string;
  readonly version: number;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** A site as it is read. */
export interface SiteRow extends SiteDetails {
  readonly id: string;
  readonly version: number;
}

export function siteRow({ latitude, longitude, ...site }: SiteColumns): SiteRow {
  return { ...site, position: latitude === null || longitude === null ? null : { lat: latitude, lon: longitude } };
}

const SiteFields = Aggregate as abstract new () => Aggregate & SiteColumns;

/** A place with a clock of its own. Everything that is booked there is read on that clock. */
export class Site extends SiteFields {
  constructor(id: string, { timeZone, ...details }: SiteDetails) {
    super();
    Object.assign(this, { id, timeZone: zoneName(timeZone) });
    this.describe(details);
  }

  /**
   * Says whether what was derived from the site has to be derived again.
   * @throws TIME_ZONE_FIXED: visits, hours and holidays are wall-clock times of the zone the site was opened with.
   */
  change({ timeZone, ...changes }: Partial<SiteDetails>): boolean {
    if (timeZone !== undefined && zoneName(timeZone) !== this.timeZone) {
      throw refused('TIME_ZONE_FIXED', 'The time zone of a site cannot be changed. Open a new site instead.');
    }
    const before = this.whatOthersDeriveFrom();
    this.describe(changes);
    return this.whatOthersDeriveFrom() !== before;
  }

  private describe({ position, ...details }: Partial<SiteDetails>): void {
    Object.assign(this, given(details));
    if (position === undefined) return;
    Object.assign(this, { latitude: position?.lat ?? null, longitude: position?.lon ?? null });
  }

  private whatOthersDeriveFrom(): string {
    // Key by key: what comes back from jsonb has its keys in another order.
    return JSON.stringify([
      this.active,
      this.openingHours?.map(({ weekday, from, to }) => [weekday, from, to]) ?? null,
    ]);
  }
}

/** The zone's name in the spelling of the time zone database, so that two spellings are not two zones. */
function zoneName(timeZone: string): string {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone).timeZoneId;
  } catch {
    throw invalid('/timeZone', 'must be an IANA time zone such as Asia/Colombo');
  }
}
