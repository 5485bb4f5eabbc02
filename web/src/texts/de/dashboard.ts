import type { dashboard as english } from '../en/dashboard';
import type { Translation } from '../translation';

export const dashboard: Translation<typeof english> = {
  today: 'Heute',
  week: 'Diese Woche',
  numbers: 'In Zahlen',
  requests: 'Anfragen',
  oldest: 'Die älteste: {{when}}',
  noRequest: 'Niemand wartet auf eine Antwort.',
  waiting: 'Im Wartezimmer',
  waitsLongest_one: 'Am längsten: {{count}} Minute',
  waitsLongest_other: 'Am längsten: {{count}} Minuten',
  nobodyWaits: 'Niemand wartet.',
  missed: 'Versäumte Termine',
  missedOf: '{{count}} von {{all}} in 30 Tagen',
  newPatients: 'Neue Patienten',
  newPatientsSince: 'in 30 Tagen',
  sites: 'Der Tag an jedem Standort',
  site: 'Standort',
  columns: {
    expected: 'Erwartet',
    here: 'Da oder in Behandlung',
    done: 'Fertig',
    off: 'Abgesagt oder versäumt',
    filled: 'Heute belegt',
    week: 'Nächste 7 Tage',
  },
  nobodyWorks: 'Niemand arbeitet',
  filled: 'Belegt',
  filledOf: '{{booked}} von {{working}}',
  free: 'Noch frei',
  freeUntil: 'bis Sonntag',
};
