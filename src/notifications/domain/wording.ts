import { defaultSettings } from '../../settings/index.js';

/** An instant as people of the place say it: `Monday 23 November 2026, 09:30 (Asia/Colombo time)`. */
export function formatDateTime(instant: string, timeZone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const weekday = at.toLocaleString('en-GB', { weekday: 'long' });
  const month = at.toLocaleString('en-GB', { month: 'long' });
  const time = at.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${weekday} ${at.day} ${month} ${at.year}, ${time} (${timeZone} time)`;
}

/** The same moment by the reader's own clock, where that shows another time than the site's. */
export function otherTime(instant: string, timeZone: string, own: string | null): string | null {
  if (own === null) return null;
  const offsetIn = (zone: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).offsetNanoseconds;
  return offsetIn(own) === offsetIn(timeZone) ? null : formatDateTime(instant, own);
}

/** Text that somebody typed, as one line: it may end up in a mail header. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** The bare address of `Name <address>`. */
export function addressOf(mailbox: string): string {
  return /<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox.trim();
}

/** Who a mail is from: the clinic by its name, once it has one, at the address of the installation. */
export function senderOf(mailbox: string, clinic: string): string | { name: string; address: string } {
  return clinic === defaultSettings.name ? mailbox : { name: oneLine(clinic), address: addressOf(mailbox) };
}
