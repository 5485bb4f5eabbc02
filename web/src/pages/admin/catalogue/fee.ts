import i18next from 'i18next';
import type { Money } from '../../../api/schema';

/** How many digits a currency has after the point: 2 for most, none for the yen. */
function digitsOf(currency: string): number {
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
function minorUnits(written: string, currency: string): number | undefined {
  const plain = written.replaceAll(/[\s\u00A0\u202F]/g, '').replaceAll(/,(?=\d{3}(\D|$))/g, '');
  const match = /^(\d{1,10})(?:\.(\d*))?$/.exec(plain);
  const digits = digitsOf(currency);
  if (!match || (match[2] ?? '').length > digits) return undefined;
  return Number(match[1] + (match[2] ?? '').padEnd(digits, '0'));
}

/** A fee while it is written. */
export interface WrittenFee {
  amount: string;
  currency: string;
}

/** What was written as the API takes it; without an amount there is no fee. */
export function feeOf({ amount, currency }: WrittenFee): Money | null {
  return amount.trim() === '' ? null : { amount: minorUnits(amount, currency)!, currency };
}

/** What is wrong with it, at its fields. */
export function feeChecks({ amount, currency }: WrittenFee): Record<string, string> {
  if (amount.trim() === '') return {};
  if (currency === '') return { 'fee.currency': i18next.t('required') };
  if (minorUnits(amount, currency) !== undefined) return {};
  const example = digitsOf(currency) === 0 ? '2500' : `2500.${'50'.padEnd(digitsOf(currency), '0')}`;
  return { 'fee.amount': i18next.t('admin:visitTypes.amount', { currency, example }) };
}

/** Every currency with its name, those in use first. */
export function currencies(used: readonly string[]): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(i18next.language, { type: 'currency' });
  const first = [...new Set(used)].toSorted();
  const rest = Intl.supportedValuesOf('currency').filter((currency) => !first.includes(currency));
  return [...first, ...rest].map((value) => ({ value, label: `${value} – ${names.of(value) ?? value}` }));
}
