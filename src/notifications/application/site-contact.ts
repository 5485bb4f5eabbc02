import type { SiteRow } from '../../practitioners/index.js';
import { oneLine } from '../domain/wording.js';

/** How a patient reaches the site of a visit; who comes by video needs no way there. */
export function contactOf({ phone, email, position, directions }: SiteRow, video: boolean) {
  const mapUrl = position && `https://www.openstreetmap.org/?mlat=${position.lat}&mlon=${position.lon}#map=17/${position.lat}/${position.lon}`;
  return {
    phone: phone ? oneLine(phone) : null,
    siteEmail: email ? oneLine(email) : null,
    mapUrl: video ? null : (mapUrl ?? null),
    directions: video ? null : directions,
  };
}
