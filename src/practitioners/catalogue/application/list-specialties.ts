import { Query } from '@nestjs/cqrs';
import { Handles } from '../../handlers.js';
import { Catalogue, type CatalogueFilter, type Listed, type SpecialtyRecord } from './catalogue.js';

/** By name, one more than the limit. */
export class ListSpecialties extends Query<Listed<SpecialtyRecord>[]> {
  constructor(readonly filter: CatalogueFilter) {
    super();
  }
}

@Handles(ListSpecialties)
class ListSpecialtiesHandler {
  constructor(private readonly catalogue: Catalogue) {}

  async execute({ filter }: ListSpecialties): Promise<Listed<SpecialtyRecord>[]> {
    return this.catalogue.specialties(filter);
  }
}
