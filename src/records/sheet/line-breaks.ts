import { shapeLine, widthOf, type Paragraph } from './shaping.js';
import type { Typefaces } from './typefaces.js';

const words = new Intl.Segmenter('en', { granularity: 'word' });
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Scripts that are written without spaces: a line may end after each of their words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const word = /[\p{L}\p{N}]/u;

export interface Line {
  readonly start: number;
  readonly end: number;
}

/** Cuts a paragraph into lines of a width, which is a multiple of the letters' size; words that are longer are cut too. */
export function linesOf(paragraph: Paragraph, width: number, faces: Typefaces): Line[] {
  const { text } = paragraph;
  const measure = (start: number, end: number): number => widthOf(shapeLine(paragraph, start, end, faces));
  if (measure(0, text.length) <= width) return [{ start: 0, end: text.length }];
  const lines: Line[] = [];
  let [start, reached, wide] = [0, 0, 0];
  const close = (end: number): void => {
    const trimmed = start + text.slice(start, end).trimEnd().length;
    lines.push({ start, end: trimmed });
    start = end;
    wide = 0;
  };
  const add = (end: number, isWhole: boolean): void => {
    const shown = reached + text.slice(reached, end).trimEnd().length;
    const own = measure(reached, shown);
    if (wide + own > width && reached > start) close(reached);
    if (own > width && isWhole) {
      const from = reached;
      for (const { segment, index } of letters.segment(text.slice(from, end)))
        add(from + index + segment.length, false);
      return;
    }
    wide += shown === end ? own : measure(reached, end);
    reached = end;
  };
  for (const end of breaksOf(text)) add(end, true);
  if (reached > start) close(reached);
  return lines;
}

/** Where a line may end: after spaces and hyphens, and between the words of scripts without spaces. */
function breaksOf(text: string): number[] {
  const ends: number[] = [];
  const segments = [...words.segment(text)];
  segments.forEach(({ segment, index }, at) => {
    const next = segments[at + 1];
    const isEnd =
      next === undefined ||
      (/[\s\u2010-]$/u.test(segment) && !/^\s/u.test(next.segment)) ||
      (unspaced.test(next.segment) && word.test(segment)) ||
      (unspaced.test(segment) && word.test(next.segment));
    if (isEnd) ends.push(index + segment.length);
  });
  return ends;
}
