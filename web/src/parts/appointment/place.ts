import i18next from 'i18next';
import type { Site, Visit } from '../../api/schema';

/** `41 Horton Place, 00700 Colombo, Sri Lanka` */
export function addressOf({ address }: Pick<Site, 'address'>): string {
  const city = [address.postalCode, address.city].filter(Boolean).join(' ');
  return [address.line1, city, countryOf(address.country)].filter(Boolean).join(', ');
}

/** Where a map shows the site: its position, or else a search for its address. */
export function mapOf(site: Pick<Site, 'address' | 'position'>): string {
  const { position } = site;
  if (position === null) return `https://www.openstreetmap.org/search?query=${encodeURIComponent(addressOf(site))}`;
  const { lat, lon } = position;
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`;
}

/** Countries are stored as codes; what is no code stays as it was written. */
function countryOf(code: string): string {
  if (!/^[A-Za-z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(i18next.language, { type: 'region' }).of(code.toUpperCase()) ?? code;
}

/** Another visit like this one, for who cannot or could not have this one. */
export function bookingSearch(visit: Visit): { visitTypeId: string; siteId: string } {
  return { visitTypeId: visit.visitTypeId, siteId: visit.siteId };
}
