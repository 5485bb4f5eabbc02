import { merged, type Merged } from '../../api/merge';

/** As {@link merged}, but lists are merged row by row: what either has added stays, what the other has removed goes. */
export function mergedLists<Values extends Record<string, unknown>>(
  start: Values,
  mine: Values,
  theirs: Values,
): Merged<Values> {
  const { values, both } = merged(start, mine, theirs);
  const lists = Object.keys(mine).filter((name) => Array.isArray(mine[name]));
  const rows = lists.map((name) => [name, rowsOf(start[name], mine[name], theirs[name])]);
  return { values: { ...values, ...Object.fromEntries(rows) }, both: both.filter(({ path }) => !lists.includes(path)) };
}

/** A row that both have changed is there twice then: people see which of the two is right. */
function rowsOf(start: unknown, mine: unknown, theirs: unknown): unknown[] {
  const [before, my, other] = [start, mine, theirs] as [unknown[], unknown[], unknown[]];
  const known = (rows: unknown[]) => {
    const written = new Set(rows.map((row) => JSON.stringify(row)));
    return (row: unknown) => written.has(JSON.stringify(row));
  };
  const [wasThere, isMine, isTheirs] = [known(before), known(my), known(other)];
  return [
    ...my.filter((row) => isTheirs(row) || !wasThere(row)),
    ...other.filter((row) => !wasThere(row) && !isMine(row)),
  ];
}
