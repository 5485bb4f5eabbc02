import { Aggregate } from '../../../shared/kernel/aggregate.js';
import { invalid, refused } from '../../../shared/kernel/domain-error.js';
import { given } from './changes.js';
import type { Address, Position, WeeklyWindow } from './facts.js';

export interface SiteDetails {
  readonly name: string;
  readonly timeZone: string;
  readonly address: Address;
  readonly position: Position | null;
  /** null: always open. */
  readonly openingHours: readonly WeeklyWindow[] | null;
  readonly active: boolean;
}

/** Without a zone it is on the clock of the clinic. */
export type NewSite = Omit<SiteDetails, 'timeZone'> & { readonly timeZone?: string };

/** A place with a clock of its own. Everything that is booked there is read on that clock. */
export class Site extends Aggregate {
  readonly version: number;
  readonly timeZone: string;
  name: string;
  address: Address;
  latitude: number | null;
  longitude: number | null;
  openingHours: readonly WeeklyWindow[] | null;
  active: boolean;

  constructor(
    readonly id: string,
    details: SiteDetails,
  ) {
    super();
    this.timeZone = zoneName(details.timeZone);
    this.describe(details);
  }

  get position(): Position | null {
    return this.latitude === null || this.longitude === null ? null : { lat: this.latitude, lon: this.longitude };
  }

  /**
   * Says whether what was derived from the site has to be derived again.
   * @throws TIME_ZONE_FIXED: visits, hours and holidays are wall-clock times of the zone the site was opened with.
   */
  change(changes: Partial<SiteDetails>): boolean {
    if (changes.timeZone !== undefined && zoneName(changes.timeZone) !== this.timeZone) {
      throw refused('TIME_ZONE_FIXED', 'The time zone of a site cannot be changed. Open a new site instead.');
    }
    const before = this.whatOthersDeriveFrom();
    const { name, address, position, openingHours, active } = this;
    this.describe({ name, address, position, openingHours, active, ...given(changes) });
    return this.whatOthersDeriveFrom() !== before;
  }

  private describe(details: Omit<SiteDetails, 'timeZone'>): void {
    this.name = details.name;
    this.address = details.address;
    this.latitude = details.position?.lat ?? null;
    this.longitude = details.position?.lon ?? null;
    this.openingHours = details.openingHours;
    this.active = details.active;
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
