import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { Database } from '../../../shared/persistence/database.js';
import { AuditTrail, fieldsOf } from '../../../audit/index.js';
import { Handles } from '../../handlers.js';
import { Specialties } from '../domain/collections.js';
import type { SpecialtyDetails } from '../domain/specialty.js';
import { Catalogue, type SpecialtyRecord } from './catalogue.js';

export class ChangeSpecialty extends Command<SpecialtyRecord> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
    readonly changes: Partial<SpecialtyDetails>,
    readonly expectedVersion: number | '*',
  ) {
    super();
  }
}

@Handles(ChangeSpecialty)
class ChangeSpecialtyHandler {
  constructor(
    private readonly database: Database,
    private readonly specialties: Specialties,
    private readonly catalogue: Catalogue,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, id, changes, expectedVersion }: ChangeSpecialty): Promise<SpecialtyRecord> {
    const specialty = await this.specialties.get(id);
    checkVersion(expectedVersion, specialty.version);
    specialty.change(changes);
    this.audit.record(actor, { action: 'write', resource: 'specialty', resourceId: id, changed: fieldsOf(changes) });
    await this.database.em.flush();
    return this.catalogue.specialty(id);
  }
}
