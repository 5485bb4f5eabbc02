import type { SiteRow } from '../../practitioners/index.js';
import { oneLine } from '../domain/wording.js';

/** How a patient reaches the site of a visit; only who comes needs the way there. */
export function contactOf({ phone, email, position, directions }: SiteRow, comes: boolean) {
  const mapUrl =
    position &&
    `https://www.openstreetmap.org/?mlat=${position.lat}&mlon=${position.lon}#map=17/${position.lat}/${position.lon}`;
  return {
    phone: phone ? oneLine(phone) : null,
    siteEmail: email ? oneLine(email) : null,
    mapUrl: comes ? mapUrl : null,
    directions: comes ? directions : null,
  };
}
