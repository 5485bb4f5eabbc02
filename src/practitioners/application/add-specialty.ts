import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { newId } from '../../shared/kernel/id.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { Specialties } from '../domain/collections.js';
import { Specialty, type SpecialtyDetails } from '../domain/specialty.js';
import { Catalogue, type SpecialtyRecord } from './catalogue.js';

export class AddSpecialty extends Command<SpecialtyRecord> {
  constructor(readonly details: SpecialtyDetails) {
    super();
  }
}

@CommandHandler(AddSpecialty)
export class AddSpecialtyHandler implements ICommandHandler<AddSpecialty> {
  constructor(
    private readonly database: Database,
    private readonly specialties: Specialties,
    private readonly catalogue: Catalogue,
  ) {}

  @Transactional()
  async execute({ details }: AddSpecialty): Promise<SpecialtyRecord> {
    const specialty = new Specialty(newId(), details);
    this.specialties.add(specialty);
    await this.database.em.flush();
    return this.catalogue.specialty(specialty.id);
  }
}
