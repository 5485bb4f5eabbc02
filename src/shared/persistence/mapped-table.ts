import type { EntityClass, EntityProperty } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql, type RawBuilder } from 'kysely';
import { hexOf, type Row } from './pending-writes.js';

/** What a mapping says of its table, for statements written by hand: its columns, its rows, and what a row means. */
export class MappedTable<State extends object> {
  private readonly properties: EntityProperty[];

  constructor(
    private readonly em: SqlEntityManager,
    private readonly entity: EntityClass<State>,
  ) {
    this.properties = em.getMetadata(entity).props as EntityProperty[];
  }

  /** SQL: the columns of the table under this alias, those of some properties left out. */
  columns(alias: string, without: readonly (keyof State)[] = []): RawBuilder<unknown> {
    const columns = this.properties.filter(
      ({ name, persist }) => persist !== false && !without.includes(name as never),
    );
    return sql.join(columns.map(({ fieldNames }) => sql.ref(`${alias}.${fieldNames[0]}`)));
  }

  /** What a selected row means. Properties that are left out are null: an encrypted text is not decrypted then. */
  read(row: Row, without: readonly (keyof State)[] = []): State {
    const platform = this.em.getPlatform();
    const values = this.properties.map(({ name, fieldNames, customType }) => {
      const value = without.includes(name as never) ? null : (row[fieldNames[0]!] ?? null);
      return [name, customType ? customType.convertToJSValue(value, platform) : value];
    });
    return Object.fromEntries(values) as State;
  }

  /** The entity as a row of its table, for a write with the commit. */
  rowOf(entity: State): Row {
    const fields = new Map(this.properties.map(({ name, fieldNames }) => [name as string, fieldNames[0]!]));
    const values = Object.entries(this.em.getComparator().prepareEntity(entity) as Row);
    return Object.fromEntries(
      values.map(([name, value]) => [fields.get(name)!, Buffer.isBuffer(value) ? hexOf(value) : value]),
    );
  }
}
