import { Query } from '@nestjs/cqrs';
import { ClinicSettings } from '../../../settings/index.js';
import { mapPage, type Page } from '../../../shared/kernel/page.js';
import { Handles } from '../../handlers.js';
import type { CatalogueFilter } from '../domain/catalogue-filter.js';
import { visitTypeRow, type VisitTypeRow } from '../domain/visit-type.js';
import { CatalogueTables } from './catalogue-tables.js';

/** By name. */
export class ListVisitTypes extends Query<Page<VisitTypeRow>> {
  constructor(readonly filter: CatalogueFilter) {
    super();
  }
}

/** An inactive one too. */
export class ReadVisitType extends Query<VisitTypeRow> {
  constructor(readonly id: string) {
    super();
  }
}

/** By their ids, inactive ones too; all of them when no ids are given. */
export class FindVisitTypes extends Query<VisitTypeRow[]> {
  constructor(readonly ids?: readonly string[]) {
    super();
  }
}

@Handles(ListVisitTypes)
class ListVisitTypesHandler {
  constructor(
    private readonly tables: CatalogueTables,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ filter }: ListVisitTypes): Promise<Page<VisitTypeRow>> {
    return mapPage(await this.tables.visitTypes.page(filter), (row) => visitTypeRow(row, this.clinic.policies));
  }
}

@Handles(ReadVisitType)
class ReadVisitTypeHandler {
  constructor(
    private readonly tables: CatalogueTables,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ id }: ReadVisitType): Promise<VisitTypeRow> {
    return visitTypeRow(await this.tables.visitTypes.one(id), this.clinic.policies);
  }
}

@Handles(FindVisitTypes)
class FindVisitTypesHandler {
  constructor(
    private readonly tables: CatalogueTables,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ ids }: FindVisitTypes): Promise<VisitTypeRow[]> {
    return (await this.tables.visitTypes.find(ids)).map((row) => visitTypeRow(row, this.clinic.policies));
  }
}
