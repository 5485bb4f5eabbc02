import { describe, expect, it } from 'vitest';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sheet } from '../../../src/records/application/prescription-sheets.js';
import { PdfPrescriptionSheets } from '../../../src/records/sheet/pdf-prescription-sheets.js';
import { pdfPages, type PdfPage } from '../../support/pdf-pages.js';

const item = {
  drug: 'Amoxicillin',
  strength: '500 mg',
  form: 'capsule',
  dose: '1 capsule',
  frequency: 'three times a day',
  duration: '7 days',
  instructions: 'With food. Finish the whole course, even when you feel better.',
};
const sheet: Sheet = {
  number: 'RX-2026-000123',
  issuedAt: Temporal.Instant.from('2026-12-01T20:30:00Z'),
  voidedAt: null,
  code: '7K2QD-0M4XR-9TT1C-ZB5WE',
  verifyUrl: 'https://clinic.example/prescriptions/verify/7K2QD-0M4XR-9TT1C-ZB5WE',
  practitioner: { name: 'Dr Łukasz Żółć-Nguyễn', licenceNumber: 'SLMC-10442', licenceIssuer: 'Medical Council' },
  site: { name: 'Clínica São João', address: ['High Street 1', '00700 Colombo', 'LK'], timeZone: 'Asia/Colombo' },
  patient: { name: 'Zoë Ångström-Ďuričová', birthDate: '1987-04-12' },
  items: [item, { ...item, drug: 'Парацетамол', strength: '≥ 250 µg', form: 'σιρόπι', instructions: null }],
};

const sheets = new PdfPrescriptionSheets();

/** With PICTURES=folder the pages are left there to look at. */
async function drawn(given: Sheet, name: string): Promise<PdfPage[]> {
  const pages = await pdfPages(await sheets.print(given));
  const folder = process.env.PICTURES;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    pages.forEach(({ png }, index) => writeFileSync(join(folder, `${name}-${index + 1}.png`), png));
  }
  return pages;
}

describe('a printed prescription', () => {
  it('says who prescribed what for whom, when and where, and how to check it', async () => {
    const pages = await drawn(sheet, 'prescription');
    expect(pages).toHaveLength(1);
    const [{ text, inked }] = pages as [PdfPage];
    for (const words of [
      ...[sheet.number, sheet.code, sheet.verifyUrl, sheet.patient.name, sheet.practitioner.name, sheet.site.name],
      ...sheet.site.address,
      'Born 12 April 1987',
      'Licence SLMC-10442, Medical Council',
      '1. Amoxicillin',
      '500 mg, capsule',
      item.instructions,
      '2. Парацетамол',
      '≥ 250 μg, σιρόπι',
      'Page 1 of 1',
      // The day of the site, not that of Greenwich.
      '2 December 2026, 02:00 (Asia/Colombo)',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('VOID');
    expect(inked).toBeGreaterThan(0.01);
    expect(inked).toBeLessThan(0.1);
  });

  it('is marked on every page when it is void', async () => {
    const items = Array.from({ length: 20 }, (_, index) => ({ ...item, drug: `Medicine ${'x'.repeat(index * 8)}` }));
    const valid = await drawn({ ...sheet, items }, 'long');
    const pages = await drawn({ ...sheet, items, voidedAt: Temporal.Instant.from('2026-12-03T04:00:00Z') }, 'void');
    expect(pages.length).toBeGreaterThan(1);
    expect(pages).toHaveLength(valid.length);
    pages.forEach(({ text, inked }, index) => {
      expect(text).toContain('VOID');
      expect(inked).toBeGreaterThan(valid[index]!.inked + 0.02);
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
    });
    expect(pages[0]!.text).toContain('VOID since 3 December 2026, 09:30 ');
  });

  it('holds the longest that can be written, and loses none of it', async () => {
    const longest = (length: number, word: string) => word.repeat(length).slice(0, length).trim();
    const full = {
      ...{ drug: longest(200, 'Wordy '), strength: longest(100, '9'), form: longest(100, 'form ') },
      ...{ dose: longest(100, 'W'), frequency: longest(100, 'often '), duration: longest(100, 'long ') },
      instructions: longest(500, 'Instruction '),
    };
    const items = Array.from({ length: 20 }, () => full);
    const name = longest(200, 'Wwwwwwww ');
    const pages = await drawn({ ...sheet, items, patient: { name, birthDate: null } }, 'longest');
    const text = pages.map((page) => page.text).join(' ');
    expect(text.match(/Instruction/g)).toHaveLength(20 * full.instructions.match(/Instruction?/g)!.length);
    expect(text.match(/\b\d+\. Wordy/g)).toHaveLength(20);
    expect(text).toContain('Date of birth not on file');
    expect(pages.every(({ inked }) => inked > 0.003)).toBe(true);
  });

  it.each([
    ['Greek', 'Ελένη Παπαδοπούλου'],
    ['Cyrillic', 'Йосип Їжакевич'],
    ['Arabic', 'محمد عبد الله'],
    ['Arabic with Latin', 'محمد Ali الحسن'],
    ['Hebrew', 'שָׂרָה כהן'],
    ['Devanagari', 'श्रीकृष्ण क्षत्रिय'],
    ['Sinhala', 'ශ්‍රී ක්‍රිෂාන්ත පෙරේරා'],
    ['Tamil', 'ஸ்ரீதேவி கோபாலகிருஷ்ணன்'],
    ['Thai', 'กัญญารัตน์ ศรีสุข'],
    ['Han', '李小龍 歐陽'],
    ['Kana', 'さくら ナカムラー'],
    ['Hangul', '김민준 박서연'],
    ['several', 'Anna සුනිල් Müller'],
  ])('has a name that can be copied from it: %s', async (script, name) => {
    const own = { ...sheet, patient: { ...sheet.patient, name }, practitioner: { ...sheet.practitioner, name } };
    const items = [{ ...item, drug: name, dose: name, frequency: name, duration: name, instructions: name }];
    const [page] = await drawn({ ...own, site: { ...sheet.site, name, address: [name] }, items }, script);
    // The lines of narrow columns are pieces of their own, and end without a space.
    const bare = (text: string) => text.replaceAll(' ', '');
    expect(page!.text).toContain(`Patient ${name} Born`);
    expect(bare(page!.text).split(bare(name))).toHaveLength(12);
  });

  it.each([
    ['ꦗꦮ', 'a script that it has no letters for', ['ꦗ', 'ꦮ']],
    ['🫀', 'a picture', ['🫀']],
    ['a\u202eb', 'a mark that turns the order around', ['\u202e']],
  ])('is refused rather than wrong, and says where: %s', async (name, _, characters) => {
    const given = { ...sheet, patient: { ...sheet.patient, name } };
    await expect(sheets.print(given)).rejects.toMatchObject({
      ...{ kind: 'refused', code: 'UNPRINTABLE_TEXT' },
      details: { characters, fields: ['patient.name'] },
    });
  });

  it('says which fields cannot be printed, and their letters', async () => {
    const items = [item, { ...item, instructions: 'With 🫀.' }];
    const given = { ...sheet, items, patient: { ...sheet.patient, name: 'Ana 🫁' } };
    await expect(sheets.print(given)).rejects.toMatchObject({
      details: { fields: ['patient.name', 'items.1.instructions'], characters: ['🫁', '🫀'] },
    });
  });

  it('makes one line of what came in several', async () => {
    const [page] = await drawn({ ...sheet, items: [{ ...item, instructions: 'One.\r\n\tT\u200bwo.' }] }, 'lines');
    expect(page!.text).toContain('One. Two.');
  });
});
