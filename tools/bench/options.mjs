import { parseArgs } from 'node:util';

export const usage = `npm run bench -- [options]
  --practitioners N   100, 1000 or 10000 (or any number from 1); default 1000
  --only P1,P3        only these rows
  --rounds N          interleaved rounds of each row; default 3, the median counts
  --seconds N         measured seconds of each side and round; default 5
  --json              one object a line instead of the table
  --profile FOLDER    writes a CPU profile of the API process there (slower: not for figures to quote)`;

/** Reads the command line. @throws a sentence for whoever typed it. */
export function readOptions(args, rowIds) {
  const { values } = parseArgs({
    args,
    options: {
      practitioners: { type: 'string', default: '1000' },
      only: { type: 'string', default: rowIds.join(',') },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const only = values.only.split(',');
  const unknown = only.filter((id) => !rowIds.includes(id));
  if (unknown.length > 0) throw new Error(`There is no row ${unknown.join(', ')}: rows are ${rowIds.join(', ')}.`);
  return {
    ...values,
    only,
    practitioners: wholeNumber('practitioners', values.practitioners, 10_000),
    rounds: wholeNumber('rounds', values.rounds, 100),
    seconds: wholeNumber('seconds', values.seconds, 600),
  };
}

function wholeNumber(name, text, most) {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > most) throw new Error(`--${name} is a number from 1 to ${most}.`);
  return number;
}
