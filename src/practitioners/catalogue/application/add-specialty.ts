import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { newId } from '../../../shared/kernel/id.js';
import { Database } from '../../../shared/persistence/database.js';
import { AuditTrail } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { Specialties } from '../domain/collections.js';
import { Specialty, type SpecialtyDetails } from '../domain/specialty.js';
import { Catalogue, type SpecialtyRecord } from './catalogue.js';

export class AddSpecialty extends Command<SpecialtyRecord> {
  constructor(
    readonly actor: Actor,
    readonly details: SpecialtyDetails,
  ) {
    super();
  }
}

@Handles(AddSpecialty)
class AddSpecialtyHandler {
  constructor(
    private readonly database: Database,
    private readonly specialties: Specialties,
    private readonly catalogue: Catalogue,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, details }: AddSpecialty): Promise<SpecialtyRecord> {
    const specialty = new Specialty(newId(), details);
    this.specialties.add(specialty);
    this.audit.record(actor, { action: 'write', resource: 'specialty', resourceId: specialty.id });
    await this.database.em.flush();
    return this.catalogue.specialty(specialty.id);
  }
}
