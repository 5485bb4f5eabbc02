import bidiFactory from 'bidi-js';
import { Buffer as Shaped, Direction, shape } from 'harfbuzzjs';
import type { Typeface, Typefaces } from './typefaces.js';

/** A glyph as it is drawn; lengths are parts of the size of the letters. */
export interface Glyph {
  readonly id: number;
  /** What is read in its place: the first glyph of a cluster with a width stands for the whole, the others for ''. */
  readonly text: string;
  readonly advance: number;
  /** Of its cluster. */
  readonly width: number;
  readonly x: number;
  readonly y: number;
}

/** Glyphs of one font, from left to right. */
export interface Run {
  readonly face: Typeface;
  readonly glyphs: readonly Glyph[];
  /** Where it begins in the text. */
  readonly start: number;
}

/** A text whose directions are known, and which can be cut into lines. */
export interface Paragraph {
  readonly text: string;
  readonly levels: Uint8Array;
}

interface Stretch {
  readonly face: Typeface;
  readonly level: number;
  readonly start: number;
  end: number;
}

// Its types are those of an ES module, which it is not in Node.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
const shaped = new Shaped();
/** Keeps a name or a medicine in its own direction inside the paper's words. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
const isolates = /[\u2068\u2069]/g;

export function paragraphOf(text: string): Paragraph {
  // Without anything that runs to the left the order is the written one.
  if (!/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(text)) {
    const plain = text.replaceAll(isolates, '');
    return { text: plain, levels: new Uint8Array(plain.length) };
  }
  return { text, levels: bidi.getEmbeddingLevels(text, 'auto').levels };
}

/** The runs of a line in the order in which they stand (UAX 9, L2). */
export function shapeLine(paragraph: Paragraph, start: number, end: number, faces: Typefaces): Run[] {
  return inVisualOrder(stretchesOf(paragraph, start, end, faces)).map((stretch) => shapeStretch(paragraph, stretch));
}

export const widthOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, { glyphs }) => glyphs.reduce((each, { advance }) => each + advance, sum), 0);

/** The characters for which there are no glyphs. */
export function lackingIn(text: string, faces: Typefaces): string[] {
  const lacking = new Set<string>();
  let before: Typeface | undefined;
  for (const character of text) {
    const face = faces.of(character, before);
    if (face) before = face;
    else lacking.add(character);
  }
  return [...lacking];
}

function stretchesOf({ text, levels }: Paragraph, start: number, end: number, faces: Typefaces): Stretch[] {
  const stretches: Stretch[] = [];
  let last: Stretch | undefined;
  for (let at = start; at < end;) {
    const character = String.fromCodePoint(text.codePointAt(at)!);
    const next = at + character.length;
    // An isolate shows nothing, and what is beside it does not join.
    const face = isolates.test(character) ? undefined : faces.of(character, last?.face);
    isolates.lastIndex = 0;
    if (!face) last = undefined;
    else if (last?.face === face && last.level === levels[at]) last.end = next;
    else stretches.push((last = { face, level: levels[at]!, start: at, end: next }));
    at = next;
  }
  return stretches;
}

function inVisualOrder(stretches: readonly Stretch[]): readonly Stretch[] {
  const ordered = [...stretches];
  for (let level = Math.max(0, ...stretches.map((each) => each.level)); level > 0; level--) {
    for (let from = 0; from < ordered.length; from++) {
      let to = from;
      while (to < ordered.length && ordered[to]!.level >= level) to++;
      if (to > from) ordered.splice(from, to - from, ...ordered.slice(from, to).toReversed());
      from = to;
    }
  }
  return ordered;
}

function shapeStretch({ text }: Paragraph, { face, level, start, end }: Stretch): Run {
  shaped.reset();
  shaped.addText(text, start, end - start);
  shaped.setDirection(level % 2 === 1 ? Direction.RTL : Direction.LTR);
  shaped.setLanguage('und');
  shaped.guessSegmentProperties();
  shape(face.font, shaped);
  const infos = shaped.getGlyphInfos();
  const positions = shaped.getGlyphPositions();
  const ends = clusterEnds(
    infos.map(({ cluster }) => cluster),
    end,
  );
  const seen = new Set<number>();
  // Readers turn around what stands from right to left, the characters of one glyph too.
  const read = (part: string): string => (level % 2 === 1 ? [...part].toReversed().join('') : part);
  const glyphs = infos.map(({ codepoint: id, cluster }, index): Glyph => {
    const { xAdvance, xOffset, yOffset } = positions[index]!;
    const whole = infos.flatMap((info, at) => (info.cluster === cluster ? [positions[at]!.xAdvance] : []));
    const isFirst = !seen.has(cluster) && (xAdvance > 0 || whole.every((each) => each <= 0));
    if (isFirst) seen.add(cluster);
    const parts = [xAdvance, xOffset, yOffset, whole.reduce((sum, each) => sum + each, 0)];
    const [advance, x, y, width] = parts.map((each) => each / face.unitsPerEm) as [number, number, number, number];
    return { id, text: isFirst ? read(text.slice(cluster, ends.get(cluster))) : '', advance, width, x, y };
  });
  return { face, glyphs, start };
}

/** Where the characters of each cluster end, by where they begin. */
function clusterEnds(clusters: readonly number[], end: number): Map<number, number> {
  const starts = [...new Set(clusters)].toSorted((one, other) => one - other);
  return new Map(starts.map((each, index) => [each, starts[index + 1] ?? end]));
}
