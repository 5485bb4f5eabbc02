import type { EntityClass, EntityProperty, Platform } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql, type RawBuilder } from 'kysely';
import { hexOf, type Row } from './pending-writes.js';

/** Some properties of a table under an alias, for statements in which it may stand beside others. */
export interface TablePart<Part> {
  /** SQL: their columns. */
  readonly columns: RawBuilder<unknown>;
  /** What a row says of them; all are null where an outer join found nothing. */
  read(row: Row): Part;
}

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
      return [name, without.includes(name as never) ? null : meaningOf(row[fieldNames[0]!], customType, platform)];
    });
    return Object.fromEntries(values) as State;
  }

  /** These properties, in columns that are called like no column of another alias. */
  only<Name extends keyof State & string>(alias: string, names: readonly Name[]): TablePart<Pick<State, Name>> {
    return this.part(alias, ({ name }) => names.includes(name as Name));
  }

  /** All properties but these, and but those that nobody is shown. */
  without<Name extends keyof State & string = never>(
    alias: string,
    names: readonly Name[] = [],
  ): TablePart<Omit<State, Name>> {
    const unseen = ({ persist, hydrate, hidden }: EntityProperty) => persist === false || hydrate === false || hidden;
    return this.part(alias, (property) => !unseen(property) && !names.includes(property.name as Name));
  }

  /** The entity as a row of its table, for a write with the commit. */
  rowOf(entity: State): Row {
    const fields = new Map(this.properties.map(({ name, fieldNames }) => [name as string, fieldNames[0]!]));
    const values = Object.entries(this.em.getComparator().prepareEntity(entity) as Row);
    return Object.fromEntries(
      values.map(([name, value]) => [fields.get(name)!, Buffer.isBuffer(value) ? hexOf(value) : value]),
    );
  }

  private part<Part>(alias: string, chosen: (property: EntityProperty) => boolean): TablePart<Part> {
    const platform = this.em.getPlatform();
    const fields = this.properties
      .filter(chosen)
      .map(({ name, fieldNames, customType }) => ({ name, customType, column: `${alias}.${fieldNames[0]}` }));
    return {
      columns: sql.join(fields.map(({ column }) => sql`${sql.ref(column)} as ${sql.id(column)}`)),
      read: (row) => {
        const part: Row = {};
        for (const { name, customType, column } of fields) {
          part[name] = meaningOf(row[column], customType, platform);
        }
        return part as Part;
      },
    };
  }
}

/** What a column's value means. Nothing stays nothing: some types would read null as 0 or as a date. */
function meaningOf(value: unknown, type: EntityProperty['customType'] | undefined, platform: Platform): unknown {
  if (value === null || value === undefined) return null;
  return type ? type.convertToJSValue(value, platform) : value;
}
