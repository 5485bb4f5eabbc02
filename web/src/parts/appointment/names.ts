import i18next from 'i18next';
import { localMomentOf } from '../../format/moment';
import type { Visit, VisitNames } from '../../api/schema';

/** What people call the parts of a visit. What the reader may not know, or what is gone, gets a common word. */
export function namesOf({ names }: Visit): Required<VisitNames> {
  const t = i18next.getFixedT(null, 'appointment');
  return {
    patient: names?.patient ?? t('names.patient'),
    practitioner: names?.practitioner ?? t('names.practitioner'),
    site: names?.site ?? t('names.site'),
    visitType: names?.visitType ?? t('names.visitType'),
  };
}

/** `Tuesday 24 November 2026, 09:30, Dr Perera`: which visit a button means. */
export function visitName(visit: Visit): string {
  const moment = localMomentOf(visit.start, visit.timeZone);
  return i18next.t('appointment:cardName', { moment, practitioner: namesOf(visit).practitioner });
}
