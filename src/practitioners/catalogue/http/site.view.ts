import { withVersion } from '../../../shared/http/etag.js';
import { PageOf } from '../../../shared/http/paging.js';
import type { SiteRow } from '../domain/site.js';

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
  /** @example +94112345678 */
  phone: string | null;
  email: string | null;
  /** How to find it, and what to bring. */
  directions: string | null;
  /** null: always open. */
  openingHours: WeeklyWindowView[] | null;
  active: boolean;

  static of({ version, ...site }: SiteRow): SiteView {
    return withVersion(Object.assign(new SiteView(), site), version);
  }
}

export class SitePage extends PageOf(SiteView) {}
