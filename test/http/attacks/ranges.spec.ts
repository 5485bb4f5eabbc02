import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { openClinic, type Clinic } from '../../support/clinic.js';
import { operations, type Operation } from '../../support/contract.js';

const namesOf = ({ parameters }: Operation) => parameters.filter((each) => each.in === 'query').map(({ name }) => name);
const ranges = operations.flatMap((operation) =>
  [
    ['from', 'to'],
    ['availableFrom', 'availableTo'],
  ]
    .filter((names) => names.every((name) => namesOf(operation).includes(name)))
    .map(([from, to]) => ({ operation, from: from!, to: to! })),
);

describe('a range of a query', () => {
  let app: TestApp;
  let clinic: Clinic;
  beforeAll(async () => {
    app = await startTestApp();
    clinic = await openClinic(app);
  });
  afterAll(() => app.close());

  it.each(ranges.map((range) => [range.operation.name, range] as const))(
    'that does not end after it begins is refused by its name: %s',
    async (_, { operation, from, to }) => {
      const { practitionerId, visitTypeId, admin } = clinic;
      const path = operation.path.replace('/api/v1', '').replace('{id}', practitionerId);
      const ids = Object.entries({ practitionerId, visitTypeId }).filter(([name]) => namesOf(operation).includes(name));
      const isInstant = operation.parameters.find(({ name }) => name === to)!.schema?.format === 'date-time';
      const [early, late] = isInstant ? ['2026-12-01T09:00:00Z', '2026-12-01T10:00:00Z'] : ['2026-12-01', '2026-12-02'];
      for (const [begin, end, status] of [
        [late, early, 400],
        [early, early, 400],
        [early, late, 200],
      ] as const) {
        const query = new URLSearchParams([...ids, [from, begin!], [to, end!]]);
        const { body } = await admin.get(`${path}?${query}`).expect(status);
        if (status === 400) expect(body.errors).toEqual([{ pointer: to, detail: `must be after ${from}` }]);
      }
    },
  );
});
