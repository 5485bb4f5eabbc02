import { describe, expect, it } from 'vitest';
import { accountKinds, recordKinds, visitKinds, type MessageKind } from '../../../src/notifications/domain/message.js';
import { fromDisk, Templates } from '../../../src/notifications/mail/templates.js';

const templates = new Templates();
const hostile = '<script>alert("x")</script> & {{link}}';

const visit = {
  toPatient: true,
  ownAct: false,
  pending: false,
  begun: false,
  when: 'Monday 23 November 2026, 09:30 (Asia/Colombo time)',
  previously: 'Friday 20 November 2026, 10:00 (Asia/Colombo time)',
  formerly: null as string | null,
  changeUntil: 'Saturday 21 November 2026, 09:30 (Asia/Colombo time)' as string | null,
  patient: hostile,
  practitioner: hostile,
  site: hostile,
  address: 'High Street 1, Town',
  visitType: 'Consultation',
  video: false,
  joinMinutes: null as number | null,
  reason: hostile,
  alternatives: ['Tuesday 24 November 2026, 11:00 (Asia/Colombo time)'],
  link: 'https://clinic.example/visits/1?a=1&b=2',
  greeting: hostile,
  publicUrl: 'https://clinic.example',
  clinic: 'Lakeside Clinic',
};
const account = {
  greeting: hostile,
  link: 'https://clinic.example/verify?token=a.b',
  publicUrl: 'https://clinic.example',
  clinic: 'Lakeside Clinic',
};

const record = { ...account, practitioner: hostile, when: visit.when, hasAccount: true };

const cases: [MessageKind, Record<string, unknown>][] = [
  ...visitKinds.flatMap((kind) => [
    [kind, visit] as [MessageKind, Record<string, unknown>],
    [
      kind,
      { ...visit, toPatient: false, pending: true, previously: null, reason: null, alternatives: [], video: true },
    ] as [MessageKind, Record<string, unknown>],
  ]),
  ...accountKinds.map((kind) => [kind, account] as [MessageKind, Record<string, unknown>]),
  ...recordKinds.flatMap((kind) =>
    [record, { ...record, hasAccount: false }].map((data) => [kind, data] as [MessageKind, Record<string, unknown>]),
  ),
];

describe('the templates', () => {
  it.each(cases)('%s have a subject, a text and an HTML part with nothing left open', (kind, data) => {
    const { subject, text, html } = templates.render(kind, data);
    expect(subject).toMatch(/^[A-Z].{5,120}$/);
    expect(text).toMatch(/^Hello /);
    expect(text).not.toContain('Subject:');
    expect(html).toMatch(/^<!doctype html>/);
    for (const part of [subject, text.replaceAll(hostile, ''), html.replaceAll('{{link}}', '')]) {
      expect(part).not.toMatch(/\{\{|undefined|\[object/);
    }
    expect(text).not.toMatch(/\n{3}/);
  });

  it.each(cases)('%s say the same in text and HTML, and escape in HTML only', (kind, data) => {
    const { subject, text, html } = templates.render(kind, data);
    expect(html).not.toContain('<script');
    expect(subject).not.toContain('script');
    expect(text).toContain(hostile);
    const links = text.match(/https:\/\/\S+\?\S+/g) ?? [];
    for (const link of links) expect(decode(html)).toContain(link);
    if ('when' in data && kind !== 'visit-handed-over')
      for (const part of [text, html]) expect(part).toContain(data['when']);
  });

  it('names no person and no kind of visit in a subject', () => {
    for (const [kind, data] of cases) {
      const marked = {
        ...data,
        patient: 'P4TIENT',
        practitioner: 'D0CTOR',
        visitType: 'K1ND',
        site: 'S1TE',
        reason: 'WHY',
      };
      expect(templates.render(kind, marked).subject).not.toMatch(/P4TIENT|D0CTOR|K1ND|S1TE|WHY/);
    }
  });

  it('keeps a line break in a name out of the subject line', () => {
    const { subject } = templates.render('visit-confirmed', { ...visit, when: 'Monday\r\nBcc: all@example.com' });
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it('refuses a template that names what nobody provides, and one that cannot be parsed', () => {
    const broken = (name: string, text: string) => new Templates((asked) => (asked === name ? text : fromDisk(asked)));
    const misspelt = broken('visit-reminder.text', 'Subject: Hello\n{{#> layout}}{{whenn}}{{/layout}}');
    expect(() => misspelt.render('visit-reminder', visit)).toThrow('whenn');
    expect(misspelt.render('visit-confirmed', visit).subject).toContain('confirmed');
    expect(() => broken('visit-reminder.html', '{{#if toPatient}}')).toThrow('Parse error');
  });
});

function decode(html: string): string {
  return html.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
}
