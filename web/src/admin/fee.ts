import i18next from 'i18next';
import type { Money } from '../api/schema';

/** How many digits a currency has after the point: 2 for most, none for the yen. */
export function digitsOf(currency: string): number {
  try {
    const style = { style: 'currency', currency } as const;
    return new Intl.NumberFormat('en', style).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** An amount as people write it into a field: 250050 LKR is `2500.50`. */
export function writtenAmount({ amount, currency }: Money): string {
  const digits = digitsOf(currency);
  const padded = String(amount).padStart(digits + 1, '0');
  const [whole, rest] = [padded.slice(0, padded.length - digits), padded.slice(padded.length - digits)];
  return /^0*$/.test(rest) ? whole : `${whole}.${rest}`;
}

/** What was written, in minor units; undefined when it is no amount of that currency. Groups may be set apart. */
export function minorUnits(written: string, currency: string): number | undefined {
  const plain = written.replaceAll(/[\s\u00A0\u202F]/g, '').replaceAll(/,(?=\d{3}(\D|$))/g, '');
  const match = /^(\d{1,10})(?:\.(\d*))?$/.exec(plain);
  const digits = digitsOf(currency);
  if (!match || (match[2] ?? '').length > digits) return undefined;
  return Number(match[1] + (match[2] ?? '').padEnd(digits, '0'));
}

/** Every currency with its name, those in use first. */
export function currencies(used: readonly string[]): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(i18next.language, { type: 'currency' });
  const first = [...new Set(used)].toSorted();
  const rest = Intl.supportedValuesOf('currency').filter((currency) => !first.includes(currency));
  return [...first, ...rest].map((value) => ({ value, label: `${value} – ${names.of(value) ?? value}` }));
}
