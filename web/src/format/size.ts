import i18next from 'i18next';

/** `340 kB`, `2.4 MB` */
export function sizeWords(bytes: number): string {
  const [count, unit] =
    bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  const style = { style: 'unit', unit, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(i18next.language, style).format(count);
}
