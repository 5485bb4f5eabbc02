/**
 * What stands in the address of a page, read and checked: `search({ siteId: text, from: date })` beside the page is its
 * `validateSearch`. What is not valid is undefined.
 */
type Reader<Value> = (value: unknown) => Value | undefined;

export type SearchOf<Read extends (search: Record<string, unknown>) => unknown> = ReturnType<Read>;

export function search<Readers extends Record<string, Reader<unknown>>>(readers: Readers) {
  return (raw: Record<string, unknown>): { [Name in keyof Readers]?: NonNullable<ReturnType<Readers[Name]>> } =>
    // A name that is left out would keep what stands in the address, so each one is there.
    Object.fromEntries(Object.entries(readers).map(([name, read]) => [name, read(raw[name])])) as never;
}

export const text: Reader<string> = (value) => (typeof value === 'string' && value !== '' ? value : undefined);

/** What is searched for: digits alone, of a telephone number or a code, come as a number. */
export const words: Reader<string> = (value) => text(typeof value === 'number' ? String(value) : value);

export const one =
  <const Value extends string>(known: readonly Value[]): Reader<Value> =>
  (value) =>
    known.find((other) => other === value);

/** A date that exists: `2026-02-30` is none. */
export const date: Reader<string> = (value) => {
  const at = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== value ? undefined : (value as string);
};
