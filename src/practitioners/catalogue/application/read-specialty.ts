import { Query } from '@nestjs/cqrs';
import { Handles } from '../../handlers.js';
import { Catalogue, type SpecialtyRecord } from './catalogue.js';

/** An inactive one too: visits of earlier times still name it. */
export class ReadSpecialty extends Query<SpecialtyRecord> {
  constructor(readonly id: string) {
    super();
  }
}

@Handles(ReadSpecialty)
class ReadSpecialtyHandler {
  constructor(private readonly catalogue: Catalogue) {}

  async execute({ id }: ReadSpecialty): Promise<SpecialtyRecord> {
    return this.catalogue.specialty(id);
  }
}
