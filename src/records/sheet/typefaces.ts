import { Blob, Face, Font } from 'harfbuzzjs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Weight = 'regular' | 'bold';

/** A font that is loaded, and what the paper asks of it. */
export interface Typeface {
  readonly name: string;
  readonly file: Buffer;
  readonly font: Font;
  readonly unitsPerEm: number;
  /** There is no bold one: its letters are drawn with a line around them. */
  readonly isThickened: boolean;
}

interface Family {
  readonly scripts: RegExp;
  /** Where the file of a weight lies. */
  readonly path: (weight: Weight) => string;
  readonly hasBold: boolean;
}

const own = (name: string): string => resolve(import.meta.dirname, 'fonts', `${name}.ttf`);

/** Of a package that brings one font: `NotoSansThai` of `noto-sans-thai`. */
function noto(scripts: RegExp, script: string): Family {
  const folder = `@expo-google-fonts/noto-sans-${script.toLowerCase()}`;
  const path = (weight: Weight): string => {
    const cut = weight === 'bold' ? '700Bold' : '400Regular';
    return fileURLToPath(import.meta.resolve(`${folder}/${cut}/NotoSans${script}_${cut}.ttf`));
  };
  return { scripts, path, hasBold: true };
}

/** What the paper's own words are set in, and whatever no other family is for. */
const latin: Family = {
  scripts: /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u,
  path: (weight) => own(weight === 'bold' ? 'DejaVuSansCondensed-Bold' : 'DejaVuSansCondensed'),
  hasBold: true,
};
const eastAsian: Family = {
  scripts: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u,
  path: () => own('DroidSansFallback'),
  hasBold: false,
};
const families: readonly Family[] = [
  latin,
  noto(/\p{Script=Sinhala}/u, 'Sinhala'),
  noto(/\p{Script=Tamil}/u, 'Tamil'),
  noto(/\p{Script=Devanagari}/u, 'Devanagari'),
  noto(/\p{Script=Arabic}/u, 'Arabic'),
  noto(/\p{Script=Hebrew}/u, 'Hebrew'),
  noto(/\p{Script=Thai}/u, 'Thai'),
  eastAsian,
];

const ofNoScript = /[\p{Script=Common}\p{Script=Inherited}]/u;
/** Belongs to the letter before it. */
const attached = /[\p{M}\p{Cf}]/u;
/** Shows nothing itself. */
export const joiner = /[\u200c\u200d]/u;

/** The fonts of a weight that a text needs, which know what is drawn with which. */
export class Typefaces {
  constructor(private readonly loaded: ReadonlyMap<Family, Typeface>) {}

  /** The font of a character after one of `before`; undefined when no font has a glyph for it. */
  of(character: string, before: Typeface | undefined): Typeface | undefined {
    if (joiner.test(character)) return before ?? this.loaded.get(latin);
    const codePoint = character.codePointAt(0)!;
    const has = (face: Typeface | undefined): face is Typeface => face?.font.nominalGlyph(codePoint) !== undefined;
    if (attached.test(character) && ofNoScript.test(character) && has(before)) return before;
    if (!ofNoScript.test(character)) {
      const family = families.find(({ scripts }) => scripts.test(character));
      const face = family && this.loaded.get(family);
      return has(face) ? face : undefined;
    }
    return [this.loaded.get(latin), before, ...this.loaded.values()].find(has);
  }
}

const loading = new Map<string, Promise<Typeface>>();

/** Reads what is needed for a text. A font is read once in a process, and only when somebody's name is written in it. */
export async function typefacesFor(text: string, weight: Weight): Promise<Typefaces> {
  const needed = families.filter((family) => family === latin || family.scripts.test(text) || isWide(family, text));
  const faces = await Promise.all(needed.map(async (family) => [family, await load(family, weight)] as const));
  return new Typefaces(new Map(faces));
}

/** Punctuation of East Asia has no script of its own. */
const isWide = (family: Family, text: string): boolean =>
  family === eastAsian && /[\u3000-\u303f\uff00-\uffef]/u.test(text);

function load(family: Family, weight: Weight): Promise<Typeface> {
  const path = family.path(weight);
  const isThickened = weight === 'bold' && !family.hasBold;
  const key = `${path} ${isThickened}`;
  const known = loading.get(key) ?? read(path, isThickened);
  loading.set(key, known);
  known.catch(() => loading.delete(key));
  return known;
}

async function read(path: string, isThickened: boolean): Promise<Typeface> {
  const file = await readFile(path);
  const face = new Face(new Blob(file));
  const name = path.replace(/^.*[/\\]|\.ttf$/g, '').replace('_', '-');
  return { name, file, font: new Font(face), unitsPerEm: face.upem, isThickened };
}
