import { withVersion } from '../../../shared/http/etag.js';
import { PageOf } from '../../../shared/http/paging.js';
import type { SiteRecord } from '../application/catalogue.js';

export class AddressView {
  line1: string;
  city: string;
  postalCode?: string;
  country: string;
}

/** Degrees, WGS 84. */
export class PositionView {
  lat: number;
  lon: number;
}

export class WeeklyWindowView {
  /** 1 is Monday, 7 Sunday. */
  weekday: number;
  /** @example 09:00 */
  from: string;
  /** Not after `from`: on the next day. @example 17:00 */
  to: string;
}

/** A place with a clock of its own. */
export class SiteView {
  id: string;
  name: string;
  /** @example Asia/Colombo */
  timeZone: string;
  address: AddressView;
  position: PositionView | null;
  /** null: always open. */
  openingHours: WeeklyWindowView[] | null;
  active: boolean;

  static of(site: SiteRecord): SiteView {
    const { id, name, timeZone, address, position, openingHours, active, version } = site;
    const { line1, city, postalCode, country } = address;
    const view = { id, name, timeZone, address: { line1, city, postalCode, country }, position, openingHours, active };
    return withVersion(Object.assign(new SiteView(), view), version);
  }
}

export class SitePage extends PageOf(SiteView) {}
