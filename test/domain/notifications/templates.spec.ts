import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accountKinds, recordKinds, visitKinds, type MessageKind } from '../../../src/notifications/domain/message.js';
import { locales, type Language } from '../../../src/settings/index.js';
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
  movable: true,
  patient: hostile,
  practitioner: hostile,
  site: hostile,
  address: 'High Street 1, Town',
  phone: '+94112345678' as string | null,
  siteEmail: 'house@clinic.example',
  mapUrl: 'https://maps.example/?lat=1&lon=2' as string | null,
  directions: 'Second floor' as string | null,
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

const inOne: [MessageKind, Record<string, unknown>][] = [
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

const cases = locales.flatMap((language) =>
  inOne.map(([kind, data]): [MessageKind, Language, Record<string, unknown>] => [kind, language, data]),
);
const greetings: Record<Language, string> = { en: 'Hello ', de: 'Guten Tag ' };

describe('the templates', () => {
  it.each(cases)('%s have a subject, a text and an HTML part with nothing left open', (kind, language, data) => {
    const { subject, text, html } = templates.render(kind, language, data);
    expect(subject).toMatch(/^[A-Z].{5,120}$/);
    expect(html).toContain(`<html lang="${language}">`);
    expect(text.startsWith(greetings[language])).toBe(true);
    expect(text).not.toContain('Subject:');
    expect(html).toMatch(/^<!doctype html>/);
    for (const part of [subject, text.replaceAll(hostile, ''), html.replaceAll('{{link}}', '')]) {
      expect(part).not.toMatch(/\{\{|undefined|\[object/);
    }
    expect(text).not.toMatch(/\n{3}/);
  });

  it.each(cases)('%s say the same in text and HTML, and escape in HTML only', (kind, language, data) => {
    const { subject, text, html } = templates.render(kind, language, data);
    expect(html).not.toContain('<script');
    expect(subject).not.toContain('script');
    expect(text).toContain(hostile);
    const links = text.match(/https:\/\/\S+\?\S+/g) ?? [];
    for (const link of links) expect(decode(html)).toContain(link);
    if ('when' in data && kind !== 'visit-handed-over')
      for (const part of [text, html]) expect(part).toContain(data['when']);
  });

  it.each(locales)('in %s are as many as in English, with the same data in each and other words', (language) => {
    const root = resolve('src/notifications/templates');
    const files = (of: string) =>
      readdirSync(resolve(root, of), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.hbs'))
        .sort();
    expect(files(language)).toEqual(files('en'));
    for (const path of files('en')) {
      const [english, theirs] = ['en', language].map((of) => readFileSync(resolve(root, of, path), 'utf8')) as [
        string,
        string,
      ];
      const named = (text: string) => [...new Set(text.match(/\{\{[^}]*?(?=\}| label=)/g))].sort();
      expect([path, named(theirs)]).toEqual([path, named(english)]);
      if (language !== 'en' && !path.endsWith('_button.html.hbs')) expect([path, theirs]).not.toEqual([path, english]);
    }
  });

  it.each<[Language, string, string]>([
    ['en', 'please move or cancel it by', 'please call us (S1TE, +94112345678)'],
    ['de', 'verschieben Sie ihn bitte', 'rufen Sie uns bitte an (S1TE, +94112345678)'],
  ])('remind in %s of what the reader may still do, and after that whom to call', (language, change, call) => {
    const said = (changes: object) =>
      templates.render('visit-reminder', language, { ...visit, site: 'S1TE', ...changes });
    for (const part of [said({}).text, said({}).html]) {
      expect(part).toContain(change);
      expect(part).not.toContain(call);
    }
    const { text, html } = said({ changeUntil: null });
    expect(text).toContain(call);
    expect(html).toContain(call);
    expect(text).not.toContain(change);
    expect(said({ movable: false }).text).not.toMatch(/move|verschieben/);
    expect(said({ changeUntil: null, phone: null }).text).toContain(call.replace(', +94112345678', ''));
  });

  it('names no person and no kind of visit in a subject', () => {
    for (const [kind, language, data] of cases) {
      const marked = {
        ...data,
        patient: 'P4TIENT',
        practitioner: 'D0CTOR',
        visitType: 'K1ND',
        site: 'S1TE',
        reason: 'WHY',
      };
      expect(templates.render(kind, language, marked).subject).not.toMatch(/P4TIENT|D0CTOR|K1ND|S1TE|WHY/);
    }
  });

  it('keeps a line break in a name out of the subject line', () => {
    const { subject } = templates.render('visit-confirmed', 'en', { ...visit, when: 'Monday\r\nBcc: all@example.com' });
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it('refuses a template that names what nobody provides, and one that cannot be parsed', () => {
    const broken = (name: string, text: string) =>
      new Templates((asked, language) => (asked === name ? text : fromDisk(asked, language)));
    const misspelt = broken('visit-reminder.text', 'Subject: Hello\n{{#> layout}}{{whenn}}{{/layout}}');
    expect(() => misspelt.render('visit-reminder', 'en', visit)).toThrow('whenn');
    expect(misspelt.render('visit-confirmed', 'en', visit).subject).toContain('confirmed');
    expect(() => broken('visit-reminder.html', '{{#if toPatient}}')).toThrow('Parse error');
  });
});

function decode(html: string): string {
  return html.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
}
