import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { refused } from '../../shared/kernel/domain-error.js';
import { PrescriptionSheets, type Sheet } from '../application/prescription-sheets.js';
import { drawSheet, margin } from './draw-sheet.js';
import { Paper } from './paper.js';
import { lackingIn } from './shaping.js';
import { subsetter } from './subset.js';
import { joiner, typefacesFor, type Typefaces } from './typefaces.js';

/** Prescriptions as PDF files, with the fonts in them: a paper looks the same everywhere. */
@Injectable()
export class PdfPrescriptionSheets extends PrescriptionSheets {
  override async print(given: Sheet): Promise<Buffer> {
    const sheet = inPlainLines(given);
    const texts = textsOf(sheet);
    const all = Object.values(texts).join('');
    const [regular, bold, subset] = await Promise.all([
      typefacesFor(all, 'regular'),
      typefacesFor(all, 'bold'),
      subsetter(),
    ]);
    requireLetters(texts, [regular, bold]);
    const paper = new Paper({ regular, bold }, subset, {
      size: 'A4',
      margins: { top: margin, left: margin, right: margin, bottom: margin },
      bufferPages: true,
      lang: 'en',
      info: {
        Title: `Prescription ${sheet.number}`,
        Author: sheet.site.name,
        CreationDate: new Date(sheet.issuedAt.epochMilliseconds),
      },
    });
    const written = buffer(paper);
    drawSheet(paper, sheet);
    paper.end();
    return written;
  }
}

/** A medicine with boxes for letters, or a name in another order, is worse than no paper. */
function requireLetters(texts: Readonly<Record<string, string>>, weights: readonly Typefaces[]): void {
  const lacking = Object.entries(texts).map(([field, text]) => {
    const turning = [...text].filter((one) => /\p{Cf}/u.test(one) && !joiner.test(one));
    return [field, new Set([...turning, ...weights.flatMap((faces) => lackingIn(text, faces))])] as const;
  });
  const fields = lacking.filter(([, characters]) => characters.size > 0);
  if (fields.length === 0) return;
  throw refused('UNPRINTABLE_TEXT', 'It cannot be printed: there are no letters for some of what is written in it.', {
    characters: [...new Set(fields.flatMap(([, characters]) => [...characters]))].slice(0, 20),
    fields: fields.map(([field]) => field).slice(0, 20),
  });
}

/** What only says where a word may be broken: it shows nowhere. Joiners stay, they change letters. */
const invisible = /[\u{ad}\u{200b}\u{2060}\u{feff}]/gu;

/** Composed letters, and every break or tab a space: what is drawn is laid out here. */
function inPlainLines<Value>(value: Value): Value {
  const plain = (_: string, each: unknown): unknown =>
    typeof each === 'string' ? each.normalize('NFC').replaceAll(invisible, '').replaceAll(/\s+/g, ' ').trim() : each;
  const { issuedAt, voidedAt, ...rest } = value as Sheet;
  return { ...(JSON.parse(JSON.stringify(rest), plain) as object), issuedAt, voidedAt } as Value;
}

/** What people wrote, by the field where it stands. */
function textsOf({ practitioner, site, patient, items }: Sheet): Record<string, string> {
  const texts: Record<string, string> = {
    'practitioner.name': practitioner.name,
    'practitioner.licenceNumber': practitioner.licenceNumber,
    'practitioner.licenceIssuer': practitioner.licenceIssuer,
    'site.name': site.name,
    'patient.name': patient.name,
  };
  site.address.forEach((text, index) => (texts[`site.address.${index}`] = text));
  items.forEach((item, index) => {
    for (const [field, text] of Object.entries(item)) texts[`items.${index}.${field}`] = text ?? '';
  });
  return texts;
}
