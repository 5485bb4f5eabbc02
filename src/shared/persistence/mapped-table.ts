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
  /** The same row by the names of the table's columns, as the unit of work takes it. */
  plain(row: Row): Row;
}

/** SQL: what properties say that a mapping has and the table has not. */
export type Computed<State> = { readonly [Name in keyof State]?: RawBuilder<unknown> };

/** What a mapping says of its table, for statements written by hand: its columns, its rows, and what a row means. */
export class MappedTable<State extends object> {
  private readonly properties: EntityProperty[];

  constructor(
    private readonly em: SqlEntityManager,
    entity: EntityClass<State>,
    private readonly computed: Computed<State> = {},
  ) {
    this.properties = em.getMetadata(entity).props as EntityProperty[];
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
    const unseen = ({ name, persist, hydrate, hidden }: EntityProperty) =>
      (persist === false && !(name in this.computed)) || hydrate === false || hidden;
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
    const fields = this.properties.filter(chosen).map(({ name, fieldNames, customType }) => {
      const column = `${alias}.${fieldNames[0]}`;
      return { name, customType, column, field: fieldNames[0]!, value: this.valueOf(name) ?? sql.ref(column) };
    });
    return {
      columns: sql.join(fields.map(({ column, value }) => sql`${value} as ${sql.id(column)}`)),
      read: (row) => {
        const part: Row = {};
        for (const { name, customType, column } of fields) {
          part[name] = meaningOf(row[column], customType, platform);
        }
        return part as Part;
      },
      plain: (row) => Object.fromEntries(fields.map(({ field, column }) => [field, row[column]])),
    };
  }

  private valueOf(name: string): RawBuilder<unknown> | undefined {
    return this.computed[name as keyof State];
  }
}

/** What a column's value means. Nothing stays nothing: some types would read null as 0 or as a date. */
function meaningOf(value: unknown, type: EntityProperty['customType'] | undefined, platform: Platform): unknown {
  if (value === null || value === undefined) return null;
  return type ? type.convertToJSValue(value, platform) : value;
}
