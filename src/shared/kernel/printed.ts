type PrintedValue<Value> = Value extends Temporal.Instant ? string : Value;

/** The same fields with instants as RFC 3339 text. */
export type Printed<Fields> = { readonly [Name in keyof Fields]: PrintedValue<Fields[Name]> };

/** Prints the instants: what is left is JSON, so that an answer can be stored and replayed. */
export function printed<Fields extends object>(fields: Fields): Printed<Fields> {
  const values = Object.entries(fields).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Temporal.Instant ? value.toString() : value,
  ]);
  return Object.fromEntries(values) as Printed<Fields>;
}
