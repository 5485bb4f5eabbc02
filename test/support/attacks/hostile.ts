/** Input that nobody sends by accident, and what to expect of it. */
import { plain, takesList, type Schema } from '../contract.js';

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A few of a list, in no order. */
export function some<Item>(items: readonly Item[], count: number, random: () => number): Item[] {
  if (count >= items.length) return [...items];
  const left = [...items];
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0]!);
}

export const deep = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

/** Not JSON, or not an object. */
export const brokenBodies: (string | Buffer)[] = [
  ...['{"a":', '{"a":1}}', "{'a':1}", 'nul', '\0', '{"a":01}', '{"a":"\n"}', '"text"', '42', 'null', 'true'],
  ...['[]', '[{}]', '[null]', '[[1]]', `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`, '['.repeat(100_000)],
  '{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000),
  Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
  Buffer.from('{"a":"\xc3\x28"}', 'latin1'),
];

/** Fields that no operation has. JSON text, because an object literal would not keep the first. */
export const foreignFields: string[] = [
  ...['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '{"toString":1}', '{"":1}'],
  ...['{"hasOwnProperty":"x"}', '{"then":1}', '{"$where":"1"}', '{"a/b~c":1}', '{"\\ud800":1}', '{"\\u0000":1}'],
  ...['{"isAdmin":true}', '{"ownerId":"x"}', '{"price":0}', '{"version":9}', '{"createdAt":"2020-01-01T00:00:00Z"}'],
];

interface Hostile {
  readonly value: unknown;
  /** Whether it is wrong for every field of this type; else an operation may take it. */
  readonly wrong: boolean;
}

const wrong = (...values: unknown[]): Hostile[] => values.map((value) => ({ value, wrong: true }));
const doubtful = (...values: unknown[]): Hostile[] => values.map((value) => ({ value, wrong: false }));

const texts = [
  ...['😀', '__proto__', "'; drop table patients.patient; --", '{{constructor}}', '%00', '\u202e\ufeff', '=1+1'],
  ...['\r\nBcc: x@y.test', '<script>', 'constructor', '-1', 'null', '\\', '\t'],
];
const times = [
  ...['2027-02-30', '2027-W53-1', '2027-13-01T00:00:00Z', '2026-12-01T25:00:00Z', '2026-12-01T09:00:00', 'now'],
  ...[
    '+275760-09-14T00:00:00Z',
    '0000-01-01',
    '2026-12-01T09:00:00+99:99',
    '2026-366',
    '\u0662\u0660\u0662\u0666-12-01',
  ],
];
const farTimes = ['9999-12-31T23:59:59.999999999Z', '1970-01-01T00:00:00Z', '9999-12-31', '1900-01-01', '2026-12-01'];

/** Hostile values for a field. */
export function hostileFor(given: Schema, name: string): Hostile[] {
  const schema = plain(given);
  const otherTypes = wrong({ a: 1 }, deep(20), { length: 5 });
  if (schema.enum) return [...wrong('nonsense', '', 42, '__proto__', 'toString'), ...otherTypes, ...doubtful(null)];
  switch (schema.type) {
    case 'string': {
      // Secrets are hashed, not stored: any text may be one.
      const unstorable = /token|password/i.test(name) ? doubtful : wrong;
      const list = takesList(given) ? doubtful : wrong;
      const never = [...wrong(42, -1, true, 'x'.repeat(20_000)), ...list(['x']), ...unstorable('a\0b', 'a\ud800b')];
      if (schema.format === 'date' || schema.format === 'date-time') {
        return [...never, ...otherTypes, ...wrong(...times), ...doubtful(null, '', ...farTimes)];
      }
      if (schema.format === 'uuid') {
        const ids = ['00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'];
        return [
          ...never,
          ...otherTypes,
          ...wrong('1', '__proto__', '{}', `${ids[0]}\n`),
          ...doubtful(null, '', ...ids),
        ];
      }
      if (name === 'timeZone') {
        return [
          ...never,
          ...otherTypes,
          ...wrong('Mars/Base', '+05:30', 'UTC+1', '__proto__'),
          ...doubtful(null, 'utc'),
        ];
      }
      return [...never, ...otherTypes, ...doubtful(null, '', ' ', ...texts, ...times, ...farTimes)];
    }
    case 'integer':
    case 'number': {
      const never = wrong('twelve', true, ['x'], 1e308, -1e308, Number.MAX_SAFE_INTEGER + 2);
      return [...never, ...otherTypes, ...doubtful(null, '', '12', -1, 0, 1.5, -0, 1e-320, 2 ** 31, 2 ** 31 - 1)];
    }
    case 'boolean':
      return [...wrong('yes', 2, ['x'], 'x'.repeat(20_000)), ...otherTypes, ...doubtful(null, 'true', 1, '')];
    case 'array': {
      const many = Array.from({ length: 20_000 }, () => 1);
      return [
        ...wrong('text', 42, true, many, [null, {}, []], { length: 1, 0: 'x' }),
        ...doubtful(null, [], [deep(10)]),
      ];
    }
    default:
      return [...wrong('text', 42, true, ['x'], deep(20)), ...doubtful(null, {}, [])];
  }
}

/** Something the field would take, as far as its schema says; ids come from `known`. */
export function sampleOf(given: Schema, name: string, known: Record<string, string>): unknown {
  const schema = plain(given);
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'object' || schema.properties) {
    const fields = Object.entries(schema.properties ?? {});
    return Object.fromEntries(fields.map(([field, each]) => [field, sampleOf(each, field, known)]));
  }
  if (schema.type === 'array') return [sampleOf(schema.items ?? {}, name, known)];
  if (schema.format === 'uuid') return known[name] ?? '018f4e9a-1c7e-7cc0-8000-000000000000';
  if (schema.example !== undefined) return schema.example;
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 1, 1);
  if (schema.type === 'boolean') return true;
  return known[name] ?? 'text';
}

/** The pointers of all fields of a body, with their schemas: those of objects before those within. */
export function fieldsOf(given: Schema, pointer = ''): { pointer: string; name: string; schema: Schema }[] {
  const schema = plain(given);
  const children = Object.entries(schema.properties ?? {}).map(([name, each]) => [name, each] as const);
  if (schema.items) children.push(['0', schema.items]);
  return children.flatMap(([name, each]) => {
    const here = `${pointer}/${name}`;
    return [{ pointer: here, name, schema: each }, ...fieldsOf(each, here)];
  });
}

/** A copy of the body with another value at the pointer. */
export function withValue(body: unknown, pointer: string, value: unknown): unknown {
  const copy = structuredClone(body) as Record<string, unknown>;
  const names = pointer.slice(1).split('/');
  const last = names.pop()!;
  let target = copy;
  for (const name of names) target = target[name] as Record<string, unknown>;
  target[last] = value;
  return copy;
}

const positions = [
  null,
  'x',
  '',
  '\0',
  1,
  -1,
  1e308,
  '2026-12-01T00:00:00Z',
  '018f4e9a-1c7e-7cc0-8000-000000000000',
  'NaN',
];
const cursorOf = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Texts for a query parameter, percent-encoded; `wrong` where no operation may take it. */
export function hostileQuery(name: string, random: () => number): { text: string; wrong: boolean }[] {
  const taken = (...list: string[]) => list.map((text) => ({ text, wrong: false }));
  const refused = (...list: string[]) => list.map((text) => ({ text, wrong: true }));
  const long = 'x'.repeat(5_000);
  if (name === 'limit') return refused('0', '101', 'abc', '-1', '1.5', '1e308', 'NaN', '0x10x', '%00', long, '[]');
  if (name === 'cursor') {
    const made = Array.from({ length: 12 }, (_, index) =>
      cursorOf(some(positions, 1 + (index % 4), random).concat(index % 5 === 4 ? [deep(3) as string] : [])),
    );
    return [...refused('garbage', '%00', long, cursorOf({}), cursorOf([[]]), cursorOf(deep(500))), ...taken(...made)];
  }
  const encoded = [...texts, ...times, ...farTimes].map(encodeURIComponent);
  return [...refused(long, 'a%00b'), ...taken('', '%', '%ff', '%ED%A0%80', '1e308', '-1', '%5B%5D', ...encoded)];
}

/** In the place of an id in a path. Nothing is there. */
export const hostileIds = [
  ...['abc', '%00', '%27', '%0a', '..%2f..%2fetc', '%2e%2e', '__proto__', 'constructor', 'null', 'NaN', '-1', '%ff'],
  ...['%E0%A4%A', '%', 'x'.repeat(5_000), '018f4e9a-1c7e-7cc0-8000-000000000000%0a', '%F0%9F%98%80', '*', '%22', '{}'],
  ...['{018f4e9a-1c7e-7cc0-8000-000000000000}', '018f4e9a1c7e7cc08000000000000000'],
];

/** Headers that are wrong, or strange. */
export const hostileHeaders: Record<string, string>[] = [
  ...['abc', '"abc"', '3', '"-1"', `"${'9'.repeat(30)}"`, '""', '"1", "2"', 'W/"x"'].map((tag) => ({
    'if-match': tag,
  })),
  ...['', ' ', 'k'.repeat(300), 'a b', 'sch\u00f6n', '"quoted"'].map((key) => ({ 'idempotency-key': key })),
  ...['Bearer', 'Bearer a.b.c', 'Basic eA==', `Bearer ${'x'.repeat(6_000)}`, 'Bearer null', '\u00ff'].map((value) => ({
    authorization: value,
  })),
  { cookie: 'careslot_refresh=%E0%A4%A; =; ;;; a' },
  { 'accept-language': '*;q=x, \u00ff' },
  { accept: 'text/html;q=0' },
  { 'x-forwarded-for': '::1, garbage, 999.999.999.999' },
  { 'x-forwarded-proto': 'javascript' },
  { host: 'evil.test:x' },
  { 'x-request-id': `${'x'.repeat(500)}` },
  { range: 'bytes=5-1' },
  { 'if-none-match': '*' },
  { 'content-encoding': 'zip' },
];
