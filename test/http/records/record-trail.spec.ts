import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { newId } from '../../../src/shared/kernel/id.js';
import { accessMatrix, expected } from '../../support/attacks/access-matrix.js';
import { buildAccessWorld, type AccessWorld, type Kind } from '../../support/attacks/access-world.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { smallPdf } from '../../support/filled-record.js';
import { signIn } from '../../support/people.js';
import { looks, noLook, type Look } from '../../support/record-looks.js';
import { leaveTrace } from '../../support/trail.js';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly allOf?: Schema[];
  readonly anyOf?: Schema[];
  readonly oneOf?: Schema[];
}
interface Operation {
  readonly responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}
const contract = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../openapi/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** Names of fields that say why somebody comes, what was found, or whose file it is. */
const telling =
  /^(\w*reason|staffNote|texts?|notes?|allergies|conditions|medications|surgeries|instructions|contacts|birthDate|patient|patientName|uploadedAt)$/i;

/** Whether such a field is anywhere in what the schema describes. */
function tells(schema: Schema | undefined, seen: Set<string>): boolean {
  if (!schema) return false;
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop()!;
    if (seen.has(name)) return false;
    return tells(contract.components.schemas[name], seen.add(name));
  }
  const { properties = {}, items, allOf = [], anyOf = [], oneOf = [] } = schema;
  const fields = Object.entries(properties);
  const inside = [...fields.map(([, field]) => field), ...allOf, ...anyOf, ...oneOf, ...(items ? [items] : [])];
  return fields.some(([name]) => telling.test(name)) || inside.some((each) => tells(each, seen));
}

/** Operations whose success holds such a field, or is a file. */
const showing = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { responses }]) => {
    const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'));
    const bodies = answers.flatMap(([, { content = {} }]) => Object.entries(content));
    const shows = bodies.some(([type, { schema }]) => !type.includes('json') || tells(schema, new Set()));
    return shows ? [`${method} ${path.replace('/api/v1', '')}`] : [];
  }),
);

const readers = ['stranger', 'owner', 'doctor', 'otherDoctor', 'desk', 'otherDesk', 'admin'] as const;
type Reader = (typeof readers)[number];
const as: Record<Reader, string> = {
  stranger: 'patient',
  owner: 'patient',
  doctor: 'practitioner',
  otherDoctor: 'practitioner',
  desk: 'staff',
  otherDesk: 'staff',
  admin: 'admin',
};

let app: TestApp;
let world: AccessWorld;
beforeAll(async () => {
  app = await startTestApp();
  world = await buildAccessWorld(app);
  const { doctor } = world.people;
  const actor = { accountId: doctor.account.id, roles: doctor.account.roles };
  const glass = { patientId: world.ids.patient, action: 'break-glass', resource: 'record', reason: 'Faint' } as const;
  await leaveTrace(app, actor, glass);
});
afterAll(() => app.close());

/** One request with an id of its own, and the rows that it has left. */
async function ask(operation: string, path: string, kind: Reader, { body, upload }: Look) {
  const [method] = operation.split(' ') as ['get'];
  const requestId = newId();
  const request = app[method](path)
    .set('Authorization', `Bearer ${world.people[kind].accessToken}`)
    .set('X-Request-Id', requestId)
    .set('If-Match', '*');
  const given = (await body?.(app, world)) ?? accessMatrix[operation]!.body?.(world.ids) ?? {};
  if (upload) void request.field('kind', 'other').attach('file', smallPdf, 'a.pdf');
  else if (method !== 'get') void request.send(given);
  const { status, text } = await request;
  const rows = await app.sql<Row>`
    select acting_as as "as", account_id as who, action, resource, patient_id as whose, patient_ids as listed
    from platform.audit_event where request_id = ${requestId}`;
  return { status, rows, text };
}
interface Row {
  readonly as: string;
  readonly who: string;
  readonly action: string;
  readonly resource: string;
  readonly whose: string | null;
  readonly listed: string[] | null;
}

async function pathOf(operation: string, { object, query = '' }: Look): Promise<string> {
  const { on, inner } = accessMatrix[operation]!;
  const given = object ? [await object(app, world)] : [on, inner].map((name) => name && world.ids[name]);
  return operation.split(' ')[1]!.replaceAll(/\{\w+\}/g, () => given.shift()!) + query;
}

/** The row that has to be there after the answer, or none. */
function expectedRow(operation: string, look: Look, kind: Reader, status: number): Row | undefined {
  const row = { as: as[kind], who: world.people[kind].account.id, resource: look.resource };
  const one = { whose: world.ids.patient, listed: null };
  if (look.list) {
    const seen = look.list.includes(kind);
    return seen ? { ...row, action: 'read', whose: null, listed: [world.ids.patient] } : undefined;
  }
  if (kind === 'owner' && !(look.own && status < 300)) return undefined;
  if (status < 300) return { ...row, ...one, action: operation.startsWith('get') ? 'read' : 'write' };
  if (status === 404 || !look.byRole) {
    return { ...row, ...one, action: 'refused', resource: look.attempt ?? look.resource };
  }
  return undefined;
}

describe('what shows something of a record', () => {
  it('is every operation whose answer can, by its fields, or is a file', () => {
    const known = Object.keys(looks);
    const excused = (operation: string) => Object.keys(noLook).some((part) => operation.includes(part));
    expect(showing.filter((operation) => !known.includes(operation) && !excused(operation))).toEqual([]);
    expect(known.filter((operation) => !showing.includes(operation))).toEqual([]);
    expect(Object.keys(noLook).filter((part) => !showing.some((operation) => operation.includes(part)))).toEqual([]);
  });

  describe.each(Object.entries(looks).filter(([, { list }]) => !list))('%s', (operation, look) => {
    const row = accessMatrix[operation]!;
    const kinds = readers.filter((kind) => !look.by || look.by.includes(kind));
    it.each(kinds)('leaves the row of %s, who may see it or tried', async (kind: Reader) => {
      const answer = expected(row, kind as Kind);
      // The patient's own commands have tests of their own; they leave no trace of somebody else.
      if (kind === 'owner' && answer === 'passes' && !operation.startsWith('get') && !look.own) return;
      const path = await pathOf(operation, look);
      const { status, rows, text } = await ask(operation, path, kind, look);
      expect({ answer: answer === 'passes' && status < 300 ? answer : status, text }).toEqual({ answer, text });
      const own = operation === 'post /patients' ? rows[0]?.whose : undefined;
      const left = row.on || status < 300 ? expectedRow(operation, look, kind, status) : undefined;
      expect(rows).toEqual(left ? [own ? { ...left, whose: own } : left] : []);
    });
  });

  describe.each(Object.entries(looks).filter(([, { list }]) => list))('%s', (operation, look) => {
    it('leaves one row that names who is in it, and none again for a quarter of an hour', async () => {
      await app.advance('PT16M');
      const path = await pathOf(operation, look);
      for (const kind of readers) {
        world.people[kind] = await signIn(app, world.people[kind].email);
        const first = await ask(operation, path, kind, look);
        const left = expectedRow(operation, look, kind, first.status);
        expect([kind, first.rows]).toEqual([kind, left ? [left] : []]);
        expect((await ask(operation, path, kind, look)).rows).toEqual([]);
      }
    });
  });
});
