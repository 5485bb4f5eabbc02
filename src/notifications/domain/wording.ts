import { defaultSettings, type Language } from '../../settings/index.js';

/** How each language writes a day, a time and the place whose time it is. */
const dateTimes: Record<Language, { locale: string; write: (parts: Record<string, string | number>) => string }> = {
  en: {
    locale: 'en-GB',
    write: ({ weekday, day, month, year, time, zone }) => `${weekday} ${day} ${month} ${year}, ${time} (${zone} time)`,
  },
  de: {
    locale: 'de-DE',
    write: ({ weekday, day, month, year, time, zone }) =>
      `${weekday}, ${day}. ${month} ${year}, ${time} Uhr (Ortszeit ${zone})`,
  },
};

/** An instant as people of the place say it: `Monday 23 November 2026, 09:30 (Asia/Colombo time)`. */
export function formatDateTime(instant: string, timeZone: string, language: Language): string {
  const { locale, write } = dateTimes[language];
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const weekday = at.toLocaleString(locale, { weekday: 'long' });
  const month = at.toLocaleString(locale, { month: 'long' });
  const time = at.toPlainTime().toString({ smallestUnit: 'minute' });
  return write({ weekday, day: at.day, month, year: at.year, time, zone: timeZone });
}

/** The same moment by the reader's own clock, where that shows another time than the site's. */
export function otherTime(instant: string, timeZone: string, own: string | null, language: Language): string | null {
  if (own === null) return null;
  const offsetIn = (zone: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).offsetNanoseconds;
  return offsetIn(own) === offsetIn(timeZone) ? null : formatDateTime(instant, own, language);
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
