import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Catalogue, type SpecialtyRecord } from './catalogue.js';

/** An inactive one too: visits of earlier times still name it. */
export class ReadSpecialty extends Query<SpecialtyRecord> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(ReadSpecialty)
export class ReadSpecialtyHandler implements IQueryHandler<ReadSpecialty> {
  constructor(private readonly catalogue: Catalogue) {}

  async execute({ id }: ReadSpecialty): Promise<SpecialtyRecord> {
    return this.catalogue.specialty(id);
  }
}
