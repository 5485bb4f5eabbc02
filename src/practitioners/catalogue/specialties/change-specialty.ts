import { Command } from '@nestjs/cqrs';
import { AuditTrail, fieldsOf } from '../../../audit/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { checkVersion } from '../../../shared/kernel/domain-error.js';
import { newId } from '../../../shared/kernel/id.js';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import { given } from '../domain/changes.js';
import { Specialties } from './specialties.js';
import { Specialty, type SpecialtyDetails, type SpecialtyRow } from './specialty.js';

export class AddSpecialty extends Command<SpecialtyRow> {
  constructor(
    readonly actor: Actor,
    readonly details: SpecialtyDetails,
  ) {
    super();
  }
}

/** Fields that are not given stay. */
export class ChangeSpecialty extends Command<SpecialtyRow> {
  constructor(
    readonly actor: Actor,
    readonly id: string,
    readonly changes: Partial<SpecialtyDetails>,
    readonly expectedVersion: number | '*',
  ) {
    super();
  }
}

@Handles(AddSpecialty)
class AddSpecialtyHandler {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, details }: AddSpecialty): Promise<SpecialtyRow> {
    const specialty = Object.assign(new Specialty(), { ...details, id: newId() });
    this.audit.recordChange(actor, 'specialty', specialty.id);
    await this.database.em.persist(specialty).flush();
    return { ...specialty };
  }
}

@Handles(ChangeSpecialty)
class ChangeSpecialtyHandler {
  constructor(
    private readonly database: Database,
    private readonly specialties: Specialties,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, id, changes, expectedVersion }: ChangeSpecialty): Promise<SpecialtyRow> {
    const specialty = await this.specialties.get(id);
    checkVersion(expectedVersion, specialty.version);
    Object.assign(specialty, given(changes));
    this.audit.recordChange(actor, 'specialty', id, fieldsOf(changes));
    await this.database.em.flush();
    return { ...specialty };
  }
}
