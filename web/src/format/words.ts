import i18next from 'i18next';
import { dateWords } from './zoned';

const day = 86_400_000;

/** `Friday 25 December 2026` */
export function longDate(date: string): string {
  return dateWords(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** `31 Dec 2030`, in tables */
export function shortDate(date: string): string {
  return dateWords(date, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** Whole days from one local date to another; negative for the past. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / day);
}

/** `today`, `yesterday`, `3 days ago`, `in 2 months` */
export function daysWords(days: number): string {
  const format = new Intl.RelativeTimeFormat(i18next.language, { numeric: 'auto' });
  const size = Math.abs(days);
  if (size < 60) return format.format(days, 'day');
  if (size < 730) return format.format(Math.trunc(days / 30.44), 'month');
  return format.format(Math.trunc(days / 365.25), 'year');
}

/** `2 hours`, `1 day`, `45 minutes`: the largest unit that says it without a rest. */
export function minutesWords(minutes: number): string {
  const [count, unit] =
    minutes !== 0 && minutes % 1440 === 0
      ? [minutes / 1440, 'day']
      : minutes !== 0 && minutes % 60 === 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute'];
  return new Intl.NumberFormat(i18next.language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** A duration of days, hours and minutes (ISO 8601) in minutes: `PT24H` is 1440. */
export function durationMinutes(duration: string): number {
  const [, days = 0, hours = 0, minutes = 0] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? [];
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes);
}

/** `Sinhala` for `si`; a name stays as it is. */
export function languageWords(language: string): string {
  if (!/^[a-z]{2,3}(-\w+)?$/i.test(language)) return language;
  return new Intl.DisplayNames(i18next.language, { type: 'language' }).of(language) ?? language;
}

/** `Sri Lanka` for `LK`; a name stays as it is. */
export function countryWords(country: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return new Intl.DisplayNames(i18next.language, { type: 'region' }).of(country) ?? country;
}
