import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { checkVersion } from '../../shared/kernel/domain-error.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { Specialties } from '../domain/collections.js';
import type { SpecialtyDetails } from '../domain/specialty.js';
import { Catalogue, type SpecialtyRecord } from './catalogue.js';

export class ChangeSpecialty extends Command<SpecialtyRecord> {
  constructor(
    readonly id: string,
    readonly changes: Partial<SpecialtyDetails>,
    readonly expectedVersion: number | '*',
  ) {
    super();
  }
}

@CommandHandler(ChangeSpecialty)
export class ChangeSpecialtyHandler implements ICommandHandler<ChangeSpecialty> {
  constructor(
    private readonly database: Database,
    private readonly specialties: Specialties,
    private readonly catalogue: Catalogue,
  ) {}

  @Transactional()
  async execute({ id, changes, expectedVersion }: ChangeSpecialty): Promise<SpecialtyRecord> {
    const specialty = await this.specialties.get(id);
    checkVersion(expectedVersion, specialty.version);
    specialty.change(changes);
    await this.database.em.flush();
    return this.catalogue.specialty(id);
  }
}
