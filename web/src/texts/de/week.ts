import type { week as english } from '../en/week';
import type { Translation } from '../translation';

export const week: Translation<typeof english> = {
  title: '{{from}} – {{to}}',
  previous: 'Vorige Woche',
  next: 'Nächste Woche',
  thisWeek: 'Diese Woche',
  today: 'Heute, {{date}}',
  nothing: 'Nichts geplant',
  leave: 'Abwesenheit',
  extra: 'Zusätzliche Zeiten',
  group_one: '{{count}} Person',
  group_other: '{{count}} Personen',
  groupTitle: 'Gruppentermin',
  keys: 'Ziehen Sie einen Termin, um ihn zu verschieben. Mit der Tastatur: <0>Tab</0> zu einem Termin, <1>Enter</1> öffnet ihn, <2>M</2> verschiebt ihn.',
  move: {
    title: 'Termin von {{patient}} verschieben?',
    now: 'Jetzt',
    to: 'Neue Zeit',
    choose: 'Wählen Sie ein anderes Datum oder eine andere Zeit.',
    date: 'Datum',
    time: 'Zeit',
    told: 'Die neue Zeit wird der Patientin oder dem Patienten per E-Mail mitgeteilt, wenn eine Adresse bekannt ist.',
    keep: 'So lassen',
    action: 'Termin verschieben',
    done: 'Verschoben: {{moment}}.',
    refused: 'Dorthin lässt er sich nicht verschieben',
    taken: 'Diese Zeit ist vergeben.',
    stays: 'Der Termin ist, wo er war. Sie können eine andere Zeit wählen.',
  },
};
