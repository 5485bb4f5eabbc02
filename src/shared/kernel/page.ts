import { invalid } from './domain-error.js';
import { isId } from './id.js';
import { isInstantText, isStorable } from './texts.js';

/** One page of a list. `nextCursor` is null on the last one. */
export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** The sort keys of the last row of a page, in the order of the sort. They come back through {@link positionOf}. */
export type Position = readonly (string | number | null)[];

/** What a sort key is; instants are as PostgreSQL writes them. */
export type KeyKind = 'id' | 'text' | 'instant' | 'number' | 'nullable';

const isKey: Record<KeyKind, (value: unknown) => boolean> = {
  id: isId,
  text: isStorable,
  instant: (value) => typeof value === 'string' && isInstantText(value.replace(/([+-]\d\d)$/, '$1:00')),
  number: (value) => typeof value === 'number',
  nullable: (value) => value === null || typeof value === 'number' || isStorable(value),
};

/**
 * Cuts `limit + 1` fetched rows to a page: the extra row only says that there is more. The cursor is a keyset, so rows
 * that come and go meanwhile neither repeat nor hide others.
 */
export function pageOf<Row>(rows: readonly Row[], limit: number, position: (row: Row) => Position): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? Buffer.from(JSON.stringify(position(last))).toString('base64url') : null };
}

/** Maps the items and keeps the cursor. */
export function mapPage<From, To>(page: Page<From>, map: (item: From) => To): Page<To> {
  return { items: page.items.map(map), nextCursor: page.nextCursor };
}

/**
 * The position that a cursor stands for, with keys of these kinds.
 * @throws 400 for a cursor that no page of this list has given out.
 */
export function positionOf(cursor: string | undefined, kinds: readonly KeyKind[]): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    const position = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    const fits = Array.isArray(position) && position.length === kinds.length;
    if (fits && kinds.every((kind, index) => isKey[kind](position[index]))) return position as Position;
  } catch {
    // Answered below like any other foreign text.
  }
  throw invalid('cursor', 'is not a cursor of this list');
}

/** The same for lists that are sorted by their ids alone. */
export function idOf(cursor: string | undefined): string | undefined {
  return positionOf(cursor, ['id'])?.[0] as string | undefined;
}
