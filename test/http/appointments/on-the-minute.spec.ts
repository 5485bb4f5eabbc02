import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { operations, type Operation } from '../../support/contract.js';
import { fieldsOf, sampleOf } from '../../support/attacks/hostile.js';
import { admin, type Person } from '../../support/people.js';

/** Every way in by which a time of a calendar is named: starts, and the ends of leave and extra hours. */
const ways = operations.flatMap((operation) => {
  const { name, body, parameters } = operation;
  const inQuery = parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name);
  const inBody = body ? fieldsOf(body).map(({ pointer }) => pointer.slice(1)) : [];
  const fields = [...inQuery, ...inBody].filter(
    (field) => /(^|\/)start$/.test(field) || (/ .*exceptions$/.test(name) && /^(from|to)$/.test(field)),
  );
  return fields.map((field) => [`${name} ${field}`, operation, field] as const);
});

/** Shown to catch a planted fault: a start that any instant will do for, which is then told and stored as it was sent. */
describe('a time of a calendar is on the minute', () => {
  let app: TestApp;
  let boss: Person;
  beforeAll(async () => {
    app = await startTestApp({ role: 'api' });
    boss = await admin(app);
  });
  afterAll(() => app?.close());

  const send = async ({ method, path, body }: Operation, field: string, value: string) => {
    const at = path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, () => newId());
    if (!body) return boss.get(`${at}?${new URLSearchParams({ [field]: value })}`);
    const sample = sampleOf(body, '', {}) as object;
    return boss[method.toLowerCase() as 'post'](at, { ...sample, [field]: value });
  };
  const errorsAt = async (operation: Operation, field: string, value: string): Promise<string[]> => {
    const { status, body } = await send(operation, field, value);
    if (status !== 400) return [];
    const errors = body.errors as { pointer: string; detail: string }[];
    const name = operation.method === 'GET' ? field : `/${field}`;
    return errors.filter(({ pointer }) => pointer === name).map(({ detail }) => detail);
  };

  it('is asked of book, hold, explain, reschedule and both ends of leave', () => {
    expect(ways.map(([name]) => name).sort()).toEqual([
      'get /slots/explain start',
      'post /appointments start',
      'post /appointments/{id}/reschedule start',
      'post /practitioners/{id}/exceptions from',
      'post /practitioners/{id}/exceptions to',
      'post /slot-holds start',
    ]);
  });

  it.each(ways)('%s', async (_name, operation, field) => {
    for (const wrong of ['07:30:00.0009Z', '07:30:00.001Z', '07:30:00.000000001Z', '07:30:30Z', '07:30:00.5+05:30']) {
      const errors = await errorsAt(operation, field, `2026-12-07T${wrong}`);
      expect({ wrong, errors }).toEqual({ wrong, errors: [expect.stringContaining('an instant on the minute')] });
    }
    for (const right of ['07:30:00Z', '07:30Z', '07:30:00.000Z', '07:30:00+05:30']) {
      expect({ right, errors: await errorsAt(operation, field, `2026-12-07T${right}`) }).toEqual({ right, errors: [] });
    }
  });
});
