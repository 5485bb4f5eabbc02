export interface Merged<Values> {
  values: Values;
  /** What both have changed, each in another way: the field's path and what the other wrote. */
  both: { path: string; theirs: unknown }[];
}

/**
 * What I typed over what somebody else saved meanwhile: my changes stay, theirs come in where I changed nothing.
 * Lists count as one value.
 */
export function merged<Values extends object>(start: Values, mine: Values, theirs: Values): Merged<Values> {
  const both: Merged<Values>['both'] = [];
  const values = Object.fromEntries(
    Object.entries(mine).map(([name, my]) => {
      const [before, other] = [start, theirs].map((side) => (side as Record<string, unknown>)[name]);
      if (isGroup(my) && isGroup(before) && isGroup(other)) {
        const inside = merged(before, my, other);
        both.push(...inside.both.map(({ path, ...rest }) => ({ path: `${name}.${path}`, ...rest })));
        return [name, inside.values];
      }
      if (same(my, before)) return [name, other];
      if (!same(other, before) && !same(other, my)) both.push({ path: name, theirs: other });
      return [name, my];
    }),
  );
  return { values: values as Values, both };
}

/** The parts of a body that differ from what was read, so that nobody's change of another part is written over. */
export function changesOf<Body extends object>(before: Body, after: Body): Partial<Body> {
  const old = before as Record<string, unknown>;
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => !same(value, old[name]))) as Partial<Body>;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The values of a form, and nothing else of what was read: a field that is new in the API is no value by accident. */
export type OnlyOf<View, Values> = Values & { readonly [Name in Exclude<keyof View, keyof Values>]?: never };
