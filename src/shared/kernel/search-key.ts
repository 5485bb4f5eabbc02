/** What is written or left out at will within a word, so that O'Hara, O’Hara and ohara are one. */
const apostrophes = /['’‘‛`´′ʹʻʼʽʾʿˈ"“”„״׳]/gu;

/**
 * Marks without which a name is still read: accents of Latin, Greek and Cyrillic, points of Hebrew, vowels, hamza and
 * the lengthening of Arabic, the dot below of Indic letters, and what is not seen at all. Vowel signs of Indic scripts and Thai
 * stay: without them it is another name.
 */
const marks = new RegExp(
  [
    String.raw`[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]`,
    String.raw`[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7]`,
    String.raw`[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED]|\u0621|\u0640`,
    String.raw`[\u093C\u09BC\u0A3C\u0ABC\u0B3C\u0CBC]`,
    String.raw`\p{Cf}|\p{Default_Ignorable_Code_Point}`,
  ].join('|'),
  'gu',
);

/** Letters that people write for each other: the first one stands for all. */
const alike = [
  ...['ا ٱ', 'ي ىیې', 'ه ةہھۀەۃ', 'ك کڪ', 'כ ך', 'מ ם', 'נ ן', 'פ ף', 'צ ץ', 'σ ς', 'г ґ'],
  ...['ss ß', 'ae æ', 'oe œ', 'o ø', 'd đðɗ', 'th þ', 'l ł', 'h ħ', 'i ı', 'n ŋ', 't ŧ', 'e ə', 'b ɓ', 'k ƙ', 'y ƴ'],
];
const plain = new Map(
  alike.flatMap((line) => {
    const [one, others] = line.split(' ') as [string, string];
    return [...others].map((other) => [other, one] as const);
  }),
);

/** Katakana is looked for as hiragana, which lies this far before it. */
const katakana = /[\u30A1-\u30F6]/gu;
const toHiragana = 0x60;

/** Between parts of a name of these scripts a space may stand or not. */
const unspaced = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\u3099\u309A\u30FC]`;
const spaces = new RegExp(`(?<=${unspaced}) +(?=${unspaced})`, 'gu');

/** The first letter of the scripts of the Far East, whose names are as short as two of their many signs. */
const farEast = 0x2e80;
const digits = 10;
const pairs = 26 * digits;

/**
 * What people, and places, are found by: a text without what is typed or left out at will (accents, capitals, apostrophes,
 * vowel points, widths), in which every letter outside ASCII is spelled in ASCII. The database compares it in threes of
 * letters, and which letters it knows depends on its locale: ASCII it always does. Each word has a space before it, so that
 * a pattern can say where words begin. A text that is nothing but punctuation has the empty key.
 *
 * Keys are stored: whoever changes what this says fills them again in a migration, as `names_in_any_script` does.
 */
export function searchKey(text: string): string {
  return wordsOf(folded(text).replaceAll(spaces, ''));
}

/** The words of what is looked for, each as it stands in a {@link searchKey}. */
export function searchWords(text: string): string[] {
  return wordsOf(folded(text)).split(' ').slice(1);
}

function folded(text: string): string {
  return text
    .replaceAll(apostrophes, '')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(marks, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{S}]+/gu, ' ')
    .replaceAll(katakana, (letter) => String.fromCodePoint(letter.codePointAt(0)! - toHiragana))
    .replaceAll(/[^ -~]/gu, (letter) => plain.get(letter) ?? letter);
}

function wordsOf(text: string): string {
  const spelled = text.trim().replaceAll(/[^a-z0-9 ]/gu, (letter) => inAscii(letter.codePointAt(0)!));
  return spelled && ` ${spelled}`;
}

/**
 * A capital and a digit, or twice as much: no two letters of a script are the same, and those that stand side by side in it
 * are not alike, as their numbers would be. Nothing in a Latin name looks like it.
 */
function inAscii(code: number): string {
  if (code < farEast) return pairOf(code * 67 + (code >> 8) * 23);
  const spread = code * 24_989;
  return pairOf(Math.floor(spread / pairs)) + pairOf(spread);
}

function pairOf(number: number): string {
  const pair = number % pairs;
  return String.fromCodePoint(65 + Math.floor(pair / digits)) + (pair % digits);
}
