import PdfFile from 'pdfkit';
import { EmbeddedFont, widthOf as codeWidth } from './embedded-font.js';
import { linesOf } from './line-breaks.js';
import { paragraphOf, shapeLine, widthOf, type Glyph, type Paragraph, type Run } from './shaping.js';
import type { Subset } from './subset.js';
import type { Typeface, Typefaces, Weight } from './typefaces.js';

/** How far letters reach above and below the line they stand on, of their size; some scripts reach further. */
const reach = { above: 0.928, below: 0.236 };

/** How a text stands on the paper. */
export interface Setting {
  readonly width: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly spacing?: number;
  readonly link?: string;
  /** Only the first line of it. */
  readonly isOneLine?: boolean;
}

interface SetLine {
  readonly runs: readonly Run[];
  /** In characters. */
  readonly length: number;
  readonly above: number;
  readonly below: number;
}

/** A PDF file whose text is shaped by HarfBuzz: pdfkit writes the file, and draws lines. */
export class Paper extends PdfFile {
  private readonly fonts = new Map<Typeface, EmbeddedFont>();
  private faces: Typefaces;
  private size = 10;
  private ink = '#000000';

  constructor(
    private readonly weights: Readonly<Record<Weight, Typefaces>>,
    private readonly cutFont: Subset,
    options: PDFKit.PDFDocumentOptions,
  ) {
    // Not even pdfkit's own first font.
    super({ ...options, font: '' });
    this.faces = weights.regular;
  }

  set(weight: Weight, size: number, ink: string): this {
    this.faces = this.weights[weight];
    this.size = size;
    this.ink = ink;
    return this;
  }

  /** Writes at a place, or below what was written last; a text that does not fit the page goes on on the next. */
  write(text: string, setting: Setting, x = this.x, y = this.y): this {
    const paragraph = paragraphOf(text);
    this.x = x;
    this.y = y;
    for (const line of this.cut(paragraph, setting)) {
      const height = this.size * (line.above + line.below);
      if (this.y + height > this.page.height - this.page.margins.bottom) this.addPage();
      this.drawLine(line, setting, x, height);
      this.y += height;
    }
    return this;
  }

  heightOfText(text: string, width: number): number {
    return this.cut(paragraphOf(text), { width }).reduce(
      (sum, { above, below }) => sum + this.size * (above + below),
      0,
    );
  }

  override end(): void {
    for (const font of this.fonts.values()) font.end(this.cutFont);
    super.end();
  }

  private cut(paragraph: Paragraph, { width, isOneLine }: Setting): SetLine[] {
    if (paragraph.text === '') return [];
    const lines = linesOf(paragraph, width / this.size, this.faces);
    return (isOneLine ? lines.slice(0, 1) : lines).map(({ start, end }) => {
      const runs = shapeLine(paragraph, start, end, this.faces);
      const extents = runs.map(({ face }) => face.font.hExtents());
      const most = (least: number, reached: number[]): number =>
        Math.max(least, ...reached.map((each, index) => each / runs[index]!.face.unitsPerEm));
      const above = most(
        reach.above,
        extents.map(({ ascender }) => ascender),
      );
      return {
        runs,
        length: end - start,
        above,
        below: most(
          reach.below,
          extents.map(({ descender }) => -descender),
        ),
      };
    });
  }

  private drawLine({ runs, length, above }: SetLine, setting: Setting, x: number, height: number): void {
    const { align = 'left', width, spacing = 0, link } = setting;
    const wide = widthOf(runs) * this.size + spacing * length;
    const free = align === 'left' ? 0 : align === 'right' ? width - wide : (width - wide) / 2;
    let left = x + free;
    this.save().fillColor(this.ink).strokeColor(this.ink);
    const placed = runs.map((run) => {
      const at = left;
      left += run.glyphs.reduce((sum, { advance, text }) => sum + advance * this.size + (text ? spacing : 0), 0);
      return { run, at };
    });
    // In the order of the text, wherever they stand: so they are copied.
    for (const { run, at } of placed.toSorted((one, other) => one.run.start - other.run.start))
      this.drawRun(run, at, this.y + above * this.size, spacing);
    this.restore();
    if (link !== undefined) this.link(x + free, this.y, wide, height, link);
  }

  private drawRun({ face, glyphs }: Run, x: number, y: number, spacing: number): void {
    const font = this.fontOf(face);
    let left = x;
    for (const glyph of glyphs) {
      const at = [left + glyph.x * this.size, y - glyph.y * this.size] as const;
      if (glyph.text === '') this.drawOutline(face, glyph, ...at);
      left += glyph.advance * this.size + (glyph.text ? spacing : 0);
    }
    // The page's y runs down, that of letters up.
    const thick = face.isThickened ? `2 Tr ${short(this.size * 0.03)} w ` : '0 Tr ';
    this.addContent(`BT ${thick}/${font.id} ${short(this.size)} Tf 1 0 0 -1 ${short(x)} ${short(y)} Tm`);
    this.addContent(`${this.shownGlyphs(font, glyphs, spacing)} ET`);
  }

  /** Moves by what HarfBuzz wants other than the font's own widths. */
  private shownGlyphs(font: EmbeddedFont, glyphs: readonly Glyph[], spacing: number): string {
    let [pen, left, rise] = [0, 0, 0];
    const parts: string[] = ['0 Ts ['];
    for (const glyph of glyphs) {
      if (glyph.text !== '') {
        const wanted = Math.round((left + glyph.x) * 1000);
        if (glyph.y !== rise) parts.push(`] TJ ${short(glyph.y * this.size)} Ts [`);
        rise = glyph.y;
        if (wanted !== pen) parts.push(`${pen - wanted}`);
        parts.push(`<${font.codeOf(glyph)}>`);
        pen = wanted + codeWidth(glyph);
      }
      left += glyph.advance + (glyph.text ? spacing / this.size : 0);
    }
    return `${parts.join(' ')}] TJ`;
  }

  /** The other glyphs of a cluster are drawn as shapes: they add nothing to what is copied. */
  private drawOutline(face: Typeface, { id }: Glyph, x: number, y: number): void {
    const scale = this.size / face.unitsPerEm;
    const outline = face.font.glyphToPath(id);
    if (outline === '') return;
    this.save().translate(x, y).scale(scale, -scale).path(outline).fill();
    this.restore();
  }

  private fontOf(face: Typeface): EmbeddedFont {
    const font = this.fonts.get(face) ?? new EmbeddedFont(this, face, `T${this.fonts.size + 1}`);
    this.fonts.set(face, font);
    this.page.fonts[font.id] = font.reference;
    return font;
  }
}

const short = (value: number): string => String(Number(value.toFixed(3)));
