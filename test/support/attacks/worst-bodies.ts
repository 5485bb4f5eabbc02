/** The JSON bodies and query strings that cost the most to look at, made from the contract for each operation. */
import { plain, type Operation, type Schema } from '../contract.js';
import { fieldsOf, sampleOf } from './hostile.js';

/** Almost as much as a body may have. */
const size = 220_000;

export interface Worst {
  readonly what: string;
  readonly body: string;
}

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `q${index.toString(36)}`);
const fields = (all: readonly string[], value = '1'): string => all.map((name) => `"${name}":${value}`).join(',');
const repeated = (text: string, length = size): string => text.repeat(Math.floor(length / text.length));
const list = (entry: string, count: number): string => `[${Array<string>(count).fill(entry).join(',')}]`;

/** JSON text of an object that has `within` beside what the operation asks for. */
const around = (sample: unknown, within: string): string =>
  JSON.stringify(sample).replace(/^\{(.)/, (_, next) => `{${within}${next === '}' ? '}' : `,${next}`}`);

/** The body with `text` as JSON in the place of the field. */
function placed(sample: unknown, pointer: string, text: string): string {
  const mark = '\u0001here\u0001';
  const copy = structuredClone(sample) as Record<string, unknown>;
  const path = pointer.slice(1).split('/');
  const last = path.pop()!;
  const target = path.reduce((object, name) => object[name] as Record<string, unknown>, copy);
  target[last] = mark;
  return JSON.stringify(copy).replace(JSON.stringify(mark), () => text);
}

/** Three levels of ten fields, and values of a kind that no field takes. */
const bush = `{${fields(names(10), `{${fields(names(10), `{${fields(names(10), '[{}]')}}`)}}`)}}`;

const longTexts = [
  ...['x', ' ', ' x', '1-', 'a@a.', '.', 'é', '\\u0001', '😀', '2026-12-01T09:00:00Z', '09:00,', '-', '(', '\\\\'],
];

export function worstBodiesOf({ body }: Operation, known: Record<string, string>): Worst[] {
  const schema = plain(body!);
  const sample = sampleOf(schema, '', known);
  const first = Object.keys(schema.properties ?? {})[0] ?? 'q';
  const anywhere: Worst[] = [
    { what: 'many unknown fields', body: `{${fields(names(28_000))}}` },
    { what: 'as many unknown fields as are looked at', body: around(sample, fields(names(80))) },
    { what: 'unknown fields with long names', body: `{${fields(names(90).map((name) => name.repeat(700)))}}` },
    { what: 'one long name', body: `{"${repeated('~/')}":1}` },
    {
      what: 'names that need escapes',
      body: `{${fields(names(90).map((name) => `${name}${'\\u0001'.repeat(350)}`))}}`,
    },
    { what: 'inherited names within each other', body: repeated('{"toString":', 360) + '1' + '}'.repeat(30) },
    { what: 'one name many times', body: `{${repeated('"a":1,')}"a":1}` },
    { what: 'a field many times', body: `{${repeated(`"${first}":{},`)}"${first}":1}` },
    {
      what: 'deep nesting',
      body: `{"a":${repeated(`${'['.repeat(30)}${']'.repeat(30)},`).replace(/^(.*),$/, '[$1]')}}`,
    },
    { what: 'a list instead of an object', body: list('{}', 70_000) },
    { what: 'a bush of objects', body: bush },
    { what: 'a bush beside the fields', body: around(sample, `"q":${bush}`) },
  ];
  return [...anywhere, ...fieldsOf(schema).flatMap((field) => worstOfField(sample, field, known))];
}

function worstOfField(
  sample: unknown,
  { pointer, name, schema }: { pointer: string; name: string; schema: Schema },
  known: Record<string, string>,
): Worst[] {
  const at = (text: string, what: string): Worst => ({
    what: `${what} in ${pointer}`,
    body: placed(sample, pointer, text),
  });
  const { type, items } = plain(schema);
  if (type === 'array') {
    const entry = JSON.stringify(sampleOf(items ?? {}, name, known));
    const most = Math.min(500, Math.floor(size / (entry.length + 1)));
    return [
      at(list('{}', 72_000), 'many empty objects'),
      at(list('[]', 72_000), 'many empty lists'),
      at(list('1', 108_000), 'many numbers'),
      at(list('{}', 500), '500 empty objects'),
      at(list(`{${fields(names(5))}}`, 490), '490 objects of unknown fields'),
      at(list(entry, most), `${most} times the same entry`),
      at(list('"x"', 500), '500 texts'),
    ];
  }
  if (type === 'object') return [at(`{${fields(names(28_000))}}`, 'many unknown fields'), at(bush, 'a bush')];
  // Each text costs a request: every field gets three of them, and its neighbours the next ones.
  const turn = pointer.length;
  return [0, 1, 2].map((index) => {
    const text = longTexts[(turn + index * 5) % longTexts.length]!;
    return at(`"${repeated(text, 200_000)}"`, `much of ${text}`);
  });
}

/** As much as a request's first line takes: Node refuses headers of 16 kB. */
const queryLength = 15_000;

export function worstQueriesOf({ parameters }: Operation): string[] {
  const cursor = Buffer.from(`[${'['.repeat(5_000)}${']'.repeat(5_000)}]`).toString('base64url');
  const named = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  return [
    names(3_000).join('&').slice(0, queryLength),
    repeated('&', queryLength),
    ...named.flatMap((name) => [
      repeated(`${name}=1&`, queryLength),
      `${name}=${repeated('x', queryLength)}`,
      `${name}=${repeated('1,', queryLength)}`,
      `${name}=${repeated('%20', queryLength)}`,
    ]),
    ...(named.includes('cursor') ? [`cursor=${cursor.slice(0, queryLength)}`] : []),
  ];
}
