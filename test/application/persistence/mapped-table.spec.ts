import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityClass } from '@mikro-orm/core';
import { Database } from '../../../src/shared/persistence/database.js';
import { MappedTable } from '../../../src/shared/persistence/mapped-table.js';
import { startTestApp, type TestApp } from '../../support/app.js';

describe('a mapped table', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('reads nothing where a column has nothing, whatever the type of the property', () => {
    const { em } = app.resolve(Database);
    const entities = [...em.getMetadata().getAll().values()].filter(({ class: type, tableName }) => type && tableName);
    expect(entities.length).toBeGreaterThan(9);
    const made = entities.flatMap(({ class: type, className, props }) => {
      const table = new MappedTable(em, type as EntityClass<object>);
      const nothing = Object.fromEntries(
        props.flatMap(({ fieldNames }) => fieldNames.map((field) => [`t.${field}`, null])),
      );
      const names = props.map(({ name }) => name) as never[];
      return Object.entries(table.only('t', names).read(nothing))
        .filter(([, value]) => value !== null)
        .map(([name]) => `${className}.${name}`);
    });
    expect(made).toEqual([]);
  });
});
