/** How practitioners are written. */
import i18next from 'i18next';
import type { FoundPractitioner, Money, Site, VisitType } from '../../api/schema';

type Named = Pick<FoundPractitioner, 'fullName' | 'title'>;

/** With the title, unless the name begins with it already. */
export function nameOf({ fullName, title }: Named): string {
  return title && !fullName.toLowerCase().startsWith(title.toLowerCase()) ? `${title} ${fullName}` : fullName;
}

/** The first letters of the given and the last name; titles do not count. */
export function initialsOf({ fullName }: Named): string {
  const names = fullName.split(/\s+/).filter((name) => !/^(dr|prof|mr|mrs|ms|mx)\.?$/i.test(name));
  return [names[0], names.length > 1 ? names.at(-1) : undefined].map((name) => name?.[0] ?? '').join('');
}

/** A language tag as people call the language: `ta` is Tamil. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([i18next.language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** `Lakeside Clinic Colombo`, with the city when the name does not say it. */
export function siteName({ name, address }: Site): string {
  return name.includes(address.city) ? name : `${name}, ${address.city}`;
}

export function addressOf({ address }: Site): string {
  const { line1, postalCode, city } = address;
  return [line1, [city, postalCode].filter(Boolean).join(' ')].join(', ');
}

/** The visit types that a practitioner offers: an empty list means every one. */
export function offeredBy({ visitTypeIds }: Pick<FoundPractitioner, 'visitTypeIds'>, all: readonly VisitType[]) {
  return visitTypeIds.length === 0 ? [...all] : all.filter((type) => visitTypeIds.includes(type.id));
}

/**
 * What a practitioner asks for every visit, or null where the visit type's fee counts. The API gives the lowest fee of
 * the offered visit types in the second case: a fee that is none of these is their own.
 */
export function ownFee(fee: Money | null, offered: readonly VisitType[]): Money | null {
  const listed = offered.some((type) => type.fee?.amount === fee?.amount && type.fee?.currency === fee?.currency);
  return fee && !listed ? fee : null;
}

/** `3.2 km`, `9,410 km` */
export function distanceWords(kilometres: number): string {
  const digits = kilometres < 10 ? 1 : 0;
  const format = { style: 'unit', unit: 'kilometer', maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(i18next.language, format).format(kilometres);
}
