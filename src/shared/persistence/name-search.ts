import { sql, type RawBuilder } from 'kysely';
import { searchKey, searchWords } from '../kernel/search-key.js';
import { spellingsOf } from '../kernel/spellings.js';

/** Shorter ones have no threes of letters within a word, by which an index finds them: words have to begin with them. */
const minLetters = 3;

/** A name that is looked for, as far as it is typed, and SQL of how a column of keys answers to it. Keys hold nothing that `like` knows. */
export class AskedName {
  readonly key: string;
  private readonly words: readonly string[];

  constructor(private readonly text: string) {
    this.key = searchKey(text);
    this.words = searchWords(text);
  }

  /** So little that half of the clinic is like it: only whom it is a part of is meant. One sign of the Far East is short, two are not. */
  get isShort(): boolean {
    return this.key.trim().replaceAll(/[A-Z]\d/g, 'x').length < minLetters;
  }

  /** The key as it was typed, as the only one that may have been meant. */
  get typed(): string[] {
    return this.isShort ? [] : [this.key];
  }

  /** The keys of what may have been meant. */
  get spellings(): string[] {
    return this.isShort ? [] : [...new Set(spellingsOf(this.text).map(searchKey))].filter((key) => key !== '');
  }

  equals(column: RawBuilder<unknown>): RawBuilder<boolean> {
    return sql<boolean>`${column} = ${this.key}::text`;
  }

  begins(column: RawBuilder<unknown>): RawBuilder<boolean> {
    return this.key === '' ? sql<boolean>`false` : sql<boolean>`${column} like ${`${this.key}%`}::text`;
  }

  /** All words, in any order, as beginnings of words. */
  hasBeginnings(column: RawBuilder<unknown>): RawBuilder<boolean> {
    return this.like(
      column,
      this.words.map((word) => `% ${word}%`),
    );
  }

  /** All words, in any order, anywhere; a single letter only as the beginning of the whole. */
  isIn(column: RawBuilder<unknown>): RawBuilder<boolean> {
    if (/^ ([a-z0-9]|[A-Z]\d)$/.test(this.key)) return this.begins(column);
    return this.like(
      column,
      this.words.map((word) => (word.length < minLetters ? `% ${word}%` : `%${word}%`)),
    );
  }

  private like(column: RawBuilder<unknown>, patterns: readonly string[]): RawBuilder<boolean> {
    if (patterns.length === 0) return sql<boolean>`false`;
    return sql<boolean>`(${sql.join(
      patterns.map((pattern) => sql`${column} like ${pattern}::text`),
      sql` and `,
    )})`;
  }
}
