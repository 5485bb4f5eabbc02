import { Injectable } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import PdfFile from 'pdfkit';
import { refused } from '../../shared/kernel/domain-error.js';
import { PrescriptionSheets, type Sheet } from '../application/prescription-sheets.js';
import { drawSheet, margin } from './draw-sheet.js';

const fontFile = (name: string): Buffer => readFileSync(resolve(import.meta.dirname, 'fonts', `${name}.ttf`));

/**
 * Scripts that are set letter by letter from left to right; the others need shaping that is not done here. And no marks that
 * turn the order around.
 */
const drawable =
  /^(?!\p{Cf})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]$/u;

/** Prescriptions as PDF files, with the fonts in them: a paper looks the same everywhere. */
@Injectable()
export class PdfPrescriptionSheets extends PrescriptionSheets {
  private readonly regular = fontFile('DejaVuSansCondensed');
  private readonly bold = fontFile('DejaVuSansCondensed-Bold');

  override async print(given: Sheet): Promise<Buffer> {
    const sheet = inPlainLines(given);
    const document = new PdfFile({
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
    document.registerFont('regular', this.regular).registerFont('bold', this.bold).font('bold');
    this.requireLetters(document, sheet);
    const written = buffer(document);
    drawSheet(document, sheet);
    document.end();
    return written;
  }

  /** A medicine with boxes for letters, or a name in another spelling, is worse than no paper. */
  private requireLetters(document: PDFKit.PDFDocument, sheet: Sheet): void {
    const { font } = (document as unknown as OpenedDocument)._font;
    const lacks = (one: string): boolean => !drawable.test(one) || !font.hasGlyphForCodePoint(one.codePointAt(0)!);
    const lacking = textsOf(sheet).flatMap(([field, text]) => [...text].filter(lacks).map((one) => ({ field, one })));
    if (lacking.length === 0) return;
    throw refused('UNPRINTABLE_TEXT', 'It cannot be printed: there are no letters for some of what is written in it.', {
      fields: [...new Set(lacking.map(({ field }) => field))],
      characters: [...new Set(lacking.map(({ one }) => one))].slice(0, 20),
    });
  }
}

/** The font in use, which pdfkit does not show in its types. */
interface OpenedDocument {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

/** What only says where a word may be broken or letters may join: it shows nowhere. */
const invisible = /[\u{ad}\u{200b}-\u{200d}\u{2060}\u{feff}]/gu;

/** Composed letters, and every break or tab a space: what is drawn is laid out here. */
function inPlainLines<Value>(value: Value): Value {
  const plain = (_: string, each: unknown): unknown =>
    typeof each === 'string' ? each.normalize('NFC').replaceAll(invisible, '').replaceAll(/\s+/g, ' ').trim() : each;
  const { issuedAt, voidedAt, ...rest } = value as Sheet;
  return { ...(JSON.parse(JSON.stringify(rest), plain) as object), issuedAt, voidedAt } as Value;
}

/** Everything that is written by people, with where it stands. */
function textsOf({ practitioner, site, patient, items }: Sheet): [field: string, text: string][] {
  return [
    ['practitioner.name', practitioner.name],
    ['practitioner.licenceNumber', practitioner.licenceNumber],
    ['practitioner.licenceIssuer', practitioner.licenceIssuer],
    ['patient.name', patient.name],
    ['site.name', site.name],
    ['site.address', site.address.join(' ')],
    ...items.flatMap((item, index) =>
      Object.entries(item).map(([key, text]): [string, string] => [`items.${index}.${key}`, text ?? '']),
    ),
  ];
}
