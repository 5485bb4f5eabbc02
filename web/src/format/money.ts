import i18next from 'i18next';
import type { Money } from '../api/schema';

/** An amount in minor units as people write it: 4000 USD is `US$40`. */
export function moneyOf({ amount, currency }: Money): string {
  const style = new Intl.NumberFormat(i18next.language, { style: 'currency', currency });
  const digits = style.resolvedOptions().maximumFractionDigits ?? 2;
  const whole = amount % 10 ** digits === 0;
  return new Intl.NumberFormat(i18next.language, {
    style: 'currency',
    currency,
    ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  }).format(amount / 10 ** digits);
}
