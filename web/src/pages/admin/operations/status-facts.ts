import i18next from 'i18next';
import { momentOf, readersZone } from '../../../format/zoned';
import { sizeWords } from '../../../format/size';

/** A figure of the status as people read it: its name says its unit. */
export function factWords(name: string, value: string | number | boolean | null): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return i18next.t(value ? 'admin:status.yes' : 'admin:status.no');
  if (typeof value === 'string') {
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return momentOf(value, readersZone());
    return i18next.t(`admin:status.values.${value as 'smtp'}`, { defaultValue: value });
  }
  const unit = (style: string) =>
    new Intl.NumberFormat(i18next.language, { style: 'unit', unit: style, maximumFractionDigits: 1 }).format(value);
  if (name.endsWith('Bytes') || name === 'bytes') return sizeWords(value);
  if (name.endsWith('Ms')) return unit('millisecond');
  if (name.endsWith('Seconds')) return unit('second');
  if (name.endsWith('Days')) return unit('day');
  return new Intl.NumberFormat(i18next.language).format(value);
}
