import type { Glyph } from './shaping.js';
import type { Subset } from './subset.js';
import type { Typeface } from './typefaces.js';

type Reference = ReturnType<PDFKit.PDFDocument['ref']> & { end(bytes?: Buffer): void; data: object };

/**
 * A font in a PDF. A code stands for a glyph, the characters it is read as and the width of those: readers see one letter
 * after the other without gaps, and a text that is copied is the one that was written.
 */
export class EmbeddedFont {
  private readonly codes = new Map<string, number>();
  private readonly glyphs: Glyph[] = [];
  readonly reference: Reference;

  constructor(
    private readonly document: PDFKit.PDFDocument,
    readonly face: Typeface,
    readonly id: string,
  ) {
    this.reference = document.ref({}) as Reference;
  }

  codeOf(glyph: Glyph): string {
    const key = `${glyph.id} ${widthOf(glyph)} ${glyph.text}`;
    const code = this.codes.get(key) ?? this.glyphs.push(glyph);
    this.codes.set(key, code);
    return hex(code);
  }

  /** Writes what is used of the font into the file. */
  end(subset: Subset): void {
    const { font, unitsPerEm, name } = this.face;
    const tagged = `${tagOf(this.id)}+${name}`;
    const thousandths = (units: number): number => Math.round((units / unitsPerEm) * 1000);
    const { ascender, descender } = font.hExtents();
    const [ascent, descent] = [thousandths(ascender), thousandths(descender)];
    const descriptor = this.write({
      ...{ Type: 'FontDescriptor', FontName: tagged, Flags: 4, FontBBox: [-1000, descent, 2000, ascent] },
      ...{ ItalicAngle: 0, Ascent: ascent, Descent: descent, CapHeight: ascent, StemV: 0 },
      FontFile2: this.stream(subset(this.face, new Set(this.glyphs.map(({ id }) => id)))),
    });
    const ids = this.glyphs.map(({ id }) => id);
    const descendant = this.write({
      ...{ Type: 'Font', Subtype: 'CIDFontType2', BaseFont: tagged, FontDescriptor: descriptor },
      // pdfkit writes an object of the class String as a string, any other as a name.
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      W: [1, this.glyphs.map(widthOf)],
      CIDToGIDMap: this.stream(Buffer.from([0, ...ids].map(hex).join(''), 'hex')),
    });
    Object.assign(this.reference.data, {
      ...{ Type: 'Font', Subtype: 'Type0', BaseFont: tagged, Encoding: 'Identity-H' },
      ...{ DescendantFonts: [descendant], ToUnicode: this.stream(Buffer.from(this.meanings())) },
    });
    this.reference.end();
  }

  private meanings(): string {
    const rows = this.glyphs.map(({ text }, index) => `<${hex(index + 1)}> <${utf16(text)}>`);
    const blocks = Array.from({ length: Math.ceil(rows.length / 100) }, (_, at) =>
      rows.slice(at * 100, at * 100 + 100),
    );
    return [
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
      '1 begincodespacerange <0000> <ffff> endcodespacerange',
      ...blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`),
      'endcmap CMapName currentdict /CMap defineresource pop end end',
    ].join('\n');
  }

  private write(data: object): Reference {
    const reference = this.document.ref(data) as Reference;
    reference.end();
    return reference;
  }

  private stream(bytes: Buffer): Reference {
    const reference = this.document.ref({ Length1: bytes.length }) as Reference;
    reference.end(bytes);
    return reference;
  }
}

/** Thousandths of the size of the letters. */
export const widthOf = ({ width }: Glyph): number => Math.round(width * 1000);
const hex = (value: number): string => value.toString(16).padStart(4, '0');
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');
/** Six capitals, as the format wants them before the name of a font that is not whole. */
const tagOf = (id: string): string =>
  id
    .replaceAll(/\d/g, (digit) => 'ABCDEFGHIJ'[Number(digit)]!)
    .toUpperCase()
    .padEnd(6, 'X');
