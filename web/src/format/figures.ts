import i18next from 'i18next';

/** How a number is written. */
export type Style = 'count' | 'share' | 'days' | 'hours';

/** `1,234`, `71.9 %`, `3.5 days`, `120.5 h`; nothing to say is a dash. */
export function figureWords(value: unknown, style: Style): string {
  if (typeof value !== 'number') return '–';
  const format = (options: Intl.NumberFormatOptions, number = value) =>
    new Intl.NumberFormat(i18next.language, { maximumFractionDigits: 1, ...options }).format(number);
  switch (style) {
    case 'count':
      return format({});
    case 'share':
      return format({ style: 'percent' });
    case 'days':
      return format({ style: 'unit', unit: 'day', unitDisplay: 'long' });
    case 'hours':
      return format({ style: 'unit', unit: 'hour', unitDisplay: 'short' }, value / 60);
  }
}
