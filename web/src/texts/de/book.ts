import type { book as english } from '../en/book';
import type { Translation } from '../translation';

export const book: Translation<typeof english> = {
  title: 'Termin buchen',
  incomplete: {
    title: 'Noch keine Zeit gewählt',
    text: 'Diese Adresse nennt keine freie Zeit. Wählen Sie eine, und Sie kommen hierher zurück.',
    action: 'Praxis finden',
  },
  gone: {
    title: 'Dieser Termin kann nicht gebucht werden',
    text: 'Die Ärztin oder der Arzt, der Standort oder die Terminart wird nicht mehr angeboten.',
    action: 'Praxis finden',
  },
  otherTime: 'Andere Zeit wählen',
  steps: { time: 'Zeit', whoAndWhy: 'Wer und warum', confirm: 'Bestätigen', number: 'Schritt {{number}}' },
  visitor: {
    title: 'Fast geschafft',
    text: 'Melden Sie sich an, oder legen Sie in einer Minute ein Konto an. Sie kommen zu dieser Zeit zurück.',
    signIn: 'Anmelden',
    signUp: 'Konto anlegen',
  },
  unverified: {
    title: 'Öffnen Sie zuerst den Link in Ihrer E-Mail',
    text: 'Wir haben ihn bei der Registrierung an {{email}} geschickt. Er zeigt uns, dass die Adresse Ihre ist; danach können Sie buchen.',
    resend: 'Link noch einmal senden',
    resent: 'Gesendet. Bitte sehen Sie in Ihrem Postfach und im Spam-Ordner nach.',
    done: 'Ich habe ihn geöffnet',
    notYet: 'Ihre Adresse ist noch nicht bestätigt. Bitte öffnen Sie den Link in der E-Mail.',
    mailbox: 'Postfach der Demo öffnen',
  },
  noFile: {
    title: 'Termine werden mit einem Patientenkonto gebucht',
    text: 'Sie sind als {{email}} angemeldet und arbeiten damit für die Klinik. Melden Sie sich als Patientin oder Patient an, um für sich selbst zu buchen.',
    action: 'Zum Tagesplan',
  },
  hold: {
    keeping: 'Wir halten diese Zeit für Sie frei …',
    kept: 'Wir halten diese Zeit für Sie frei: {{left}}',
    minute: 'Wir halten diese Zeit noch eine Minute für Sie frei.',
    over: 'Wir halten diese Zeit nicht mehr frei. Vielleicht ist sie noch zu haben: Sie können weitermachen oder sie erneut freihalten lassen.',
    longer: 'Länger freihalten',
    longerDone: 'Wir halten diese Zeit fünf weitere Minuten frei.',
    again: 'Erneut freihalten',
    group: 'Dies ist ein Gruppentermin: Ihr Platz gehört Ihnen, sobald Sie buchen.',
    notKept:
      'Sie halten schon eine andere Zeit, deshalb ist diese nicht für Sie reserviert. Eben war sie noch frei; sie gehört Ihnen, sobald Sie buchen.',
  },
  who: {
    patient: 'Patientin oder Patient',
    self: 'Sie selbst, wie im Konto',
    reason: 'Grund des Termins',
    hint: 'Freiwillig. Nur die Praxis sieht das.',
  },
  next: {
    approval_one: 'Die Praxis antwortet innerhalb von {{count}} Stunde. Bis dahin ist diese Zeit für Sie reserviert.',
    approval_other:
      'Die Praxis antwortet innerhalb von {{count}} Stunden. Bis dahin ist diese Zeit für Sie reserviert.',
    automatic: 'Ihr Termin ist sofort bestätigt.',
    change_zero: 'Bis zum Beginn können Sie ihn hier verschieben oder absagen.',
    change_one: 'Bis {{count}} Stunde vor Beginn können Sie ihn hier verschieben oder absagen.',
    change_other: 'Bis {{count}} Stunden vor Beginn können Sie ihn hier verschieben oder absagen.',
    late: { allow: 'Danach gilt eine Absage als kurzfristig.', refuse: 'Danach kann nur die Praxis absagen.' },
    mail: 'Wir schreiben an {{email}}.',
    request: 'Anfrage senden',
    book: 'Diesen Termin buchen',
  },
  refused: {
    title: 'Diese Zeit kann nicht gebucht werden',
    takenTitle: 'Diese Zeit wurde gerade vergeben',
    taken: 'Jemand war schneller. Andere Zeiten sind frei.',
    takenKept: 'Jemand war einen Moment schneller. Was Sie geschrieben haben, bleibt für eine andere Zeit erhalten.',
    nearest: 'Die nächsten freien Zeiten',
    looking: 'Die nächsten freien Zeiten werden gesucht',
    none: 'Um diesen Tag herum ist sonst nichts frei.',
    all: 'Alle Zeiten von {{practitioner}}',
    others: 'Andere Praxis finden',
    notOfferedTitle: 'Diese Zeit kann nicht gebucht werden',
    notOffered:
      'Sie ist schon gebucht oder reserviert, vielleicht von Ihnen in einem anderen Fenster, oder sie wird nicht angeboten.',
    alreadyTitle: 'Sie haben diese Zeit schon gebucht',
    already: 'Der Termin steht in Ihrer Liste.',
    alreadyLink: 'Termin ansehen',
    overlapTitle: 'Sie haben zu dieser Zeit einen anderen Termin',
    overlap:
      'Zwei Termine können sich nicht überschneiden. Wählen Sie eine andere Zeit, oder verschieben Sie zuerst den anderen Termin.',
    overlapLink: 'Den anderen Termin ansehen: {{moment}}',
    capTitle: 'Sie haben viele Termine vor sich',
    capLink: 'Meine Termine ansehen',
    callTitle: 'Bitte rufen Sie die Praxis an',
  },
};
