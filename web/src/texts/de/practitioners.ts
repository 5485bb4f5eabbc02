import type { practitioners as english } from '../en/practitioners';
import type { Translation } from '../translation';

export const practitioners: Translation<typeof english> = {
  title: 'Behandelnde',
  lead: 'Alle, die hier behandeln, auch wer gesperrt ist oder keine gültige Zulassung mehr hat.',
  one: 'Ärztin oder Arzt',
  all: 'Alle Behandelnden',
  toPractitioner: 'Zurück zur Person',
  specialty: 'Fachgebiet',
  site: 'Standort',
  sites: 'Standorte',
  none: 'Darauf passt niemand.',
  noneAtAll: 'Noch behandelt hier niemand.',
  noneText: 'Nehmen Sie die erste Person auf, oder nehmen Sie eine Bewerbung an.',
  standing: { listed: 'Aktiv', suspended: 'Gesperrt', over: 'Zulassung abgelaufen' },
  next: {
    label: 'Nächste freie Zeit',
    none: 'Keine innerhalb eines Monats',
    notBookable: 'Kann nicht gebucht werden',
  },
  profile: 'Profil',
  valid: 'Gültig',
  account: 'Konto',
  toAccount: 'Konto öffnen',
  feeOfType: 'Das der Terminart',
  add: {
    action: 'Person aufnehmen',
    lead: 'Sie ist sofort buchbar, mit Arbeitszeiten von Montag bis Freitag, 09:00 bis 17:00. Eine E-Mail lädt sie ein, ein Passwort festzulegen; wer schon ein Konto hat, behält es.',
  },
  fields: {
    email: 'E-Mail-Adresse',
    emailHint: 'Für die Einladung und die Anmeldung.',
    title: 'Titel (freiwillig)',
    specialtiesHint: 'Danach wird gesucht.',
    siteHint: 'Dort gelten die ersten Arbeitszeiten.',
    feeHint: 'Leer: Es gilt das Honorar der Terminart.',
  },
  hours: {
    title: 'Arbeitszeiten',
    of: 'Arbeitszeiten von {{name}}',
    lead: 'Wann gebucht werden kann, Woche für Woche. Es gilt die Uhr des Standorts.',
    none: 'Noch keine Arbeitszeiten: Es kann nichts gebucht werden.',
    change: 'Zeiten ändern',
  },
  leave: {
    title: 'Abwesenheit',
    of: 'Abwesenheit von {{name}}',
    lead: 'Tage, an denen bei dieser Person nichts gebucht werden kann.',
  },
  suspend: {
    action: 'Sperren',
    title: '{{name}} sperren?',
    hidden: 'Die Person erscheint nicht mehr in der Suche und kann nicht mehr gebucht werden.',
    visits: 'Gebuchte Termine bleiben, wie sie sind.',
    visitsCounted_zero: 'Es ist kein Termin gebucht.',
    visitsCounted_one:
      '{{count}} kommender Termin bleibt, wie er ist. Absagen oder verschieben können Sie ihn auf der Tagestafel.',
    visitsCounted_other:
      '{{count}} kommende Termine bleiben, wie sie sind. Absagen oder verschieben können Sie sie auf der Tagestafel.',
    visitsMore:
      'Mehr als {{count}} kommende Termine bleiben, wie sie sind. Absagen oder verschieben können Sie sie auf der Tagestafel.',
    account:
      'Die Anmeldung und das eigene Profil bleiben, aber keine Patientinnen und Patienten, Termine, Akten und Arbeitszeiten. Soll auch die Anmeldung nicht mehr gehen, sperren Sie das Konto.',
    done: '{{name}} ist gesperrt.',
  },
  activate: {
    action: 'Wieder zulassen',
    title: '{{name}} wieder zulassen?',
    found:
      'Die Person erscheint sofort wieder in der Suche und kann gebucht werden, so wie die Arbeitszeiten es erlauben.',
    over: 'Die Zulassung ist abgelaufen: Die Person erscheint erst wieder, wenn eine neue bestätigt ist.',
    done: '{{name}} kann wieder gebucht werden.',
  },
  credentials: {
    title: 'Nachweise',
    none: 'Seit der Aufnahme ist nichts eingereicht.',
    of: '{{kind}}, {{name}}',
    asBefore: 'Wie bisher',
    file: 'Datei',
    decided: 'Entschieden',
    own: 'Dies ist Ihr eigener Nachweis: Jemand anders entscheidet darüber.',
    status: { pending: 'Wartet', verified: 'Bestätigt', rejected: 'Abgelehnt', expired: 'Abgelaufen' },
    verify: {
      action: 'Bestätigen',
      of: 'Bestätigen: {{kind}}, {{name}}',
      title: 'Bestätigen: {{kind}}, {{name}}',
      licence:
        'Von jetzt an gilt diese Zulassung von {{name}} bis {{date}}, anstelle der bisherigen. Dies lässt sich nicht zurücknehmen.',
      text: 'Sie sagen damit, dass das Dokument belegt, was darin steht. Dies lässt sich nicht zurücknehmen.',
      done: 'Der Nachweis ist bestätigt.',
    },
    reject: {
      action: 'Ablehnen',
      of: 'Ablehnen: {{kind}}, {{name}}',
      title: 'Ablehnen: {{kind}}, {{name}}',
      text: 'Der Grund steht danach im Profil der Person; ein neuer Nachweis ist möglich. Dies lässt sich nicht zurücknehmen.',
      reason: 'Grund',
      done: 'Der Nachweis ist abgelehnt.',
    },
  },
  queue: {
    title: 'Nachweise',
    lead: 'Zulassungen und andere Nachweise, die eingereicht sind.',
    waiting: 'Warten auf eine Entscheidung',
    none: 'Kein Nachweis wartet.',
    noneText: 'Was eingereicht wird, erscheint hier. Was entschieden ist, steht auf der Seite der Person.',
  },
  overview: {
    title: 'Wartende Nachweise',
    waiting_one: '{{count}} Nachweis',
    waiting_other: '{{count}} Nachweise',
    waitingMore: 'Mehr als {{count}} Nachweise',
    oldest: 'Der älteste ist von {{name}}, eingereicht {{when}}.',
    review: 'Nachweise prüfen',
  },
};
