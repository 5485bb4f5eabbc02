import i18next from 'i18next';
import { localMomentOf } from '../format/moment';
import type { Visit, VisitNames } from '../api/schema';

const unknown = { patient: '…', practitioner: '…', site: '…', visitType: '…' };

/** What people call the parts of a visit. */
export const namesOf = (visit: Visit): Required<VisitNames> => ({ ...unknown, ...visit.names });

/** `Tuesday 24 November 2026, 09:30, Dr Perera`: which visit a button means. */
export function visitName(visit: Visit): string {
  const moment = localMomentOf(visit.start, visit.timeZone);
  return i18next.t('visits:cardName', { moment, practitioner: namesOf(visit).practitioner });
}
