import { Query } from '@nestjs/cqrs';
import type { Page } from '../../../shared/kernel/page.js';
import { Handles } from '../../handlers.js';
import type { CatalogueFilter } from '../domain/catalogue-filter.js';
import { CatalogueTables } from '../persistence/catalogue-tables.js';
import type { SpecialtyRow } from './specialty.js';

/** By name. */
export class ListSpecialties extends Query<Page<SpecialtyRow>> {
  constructor(readonly filter: CatalogueFilter) {
    super();
  }
}

/** An inactive one too. */
export class ReadSpecialty extends Query<SpecialtyRow> {
  constructor(readonly id: string) {
    super();
  }
}

@Handles(ListSpecialties)
class ListSpecialtiesHandler {
  constructor(private readonly tables: CatalogueTables) {}

  async execute({ filter }: ListSpecialties): Promise<Page<SpecialtyRow>> {
    return this.tables.specialties.page(filter);
  }
}

@Handles(ReadSpecialty)
class ReadSpecialtyHandler {
  constructor(private readonly tables: CatalogueTables) {}

  async execute({ id }: ReadSpecialty): Promise<SpecialtyRow> {
    return this.tables.specialties.one(id);
  }
}
