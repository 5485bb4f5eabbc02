import i18next from 'i18next';
import type { Visit } from '../../api/schema';
import { shortMomentOf } from '../../format/moment';

export function patientOf(visit: Pick<Visit, 'names'>): string {
  return visit.names?.patient ?? i18next.t('practice:someone');
}

/** `Ana Silva, Mon 23 Nov, 09:30` */
export function visitWords(visit: Pick<Visit, 'names' | 'start' | 'timeZone'>): string {
  return `${patientOf(visit)}, ${shortMomentOf(visit.start, visit.timeZone)}`;
}
