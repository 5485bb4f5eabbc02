import { Command, CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { checkVersion } from '../../shared/kernel/domain-error.js';
import { isoOf } from '../../shared/persistence/column-types.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../audit/index.js';
import { EmergencyContacts, type ContactList, type EmergencyContact } from '../domain/emergency-contacts.js';
import { AuthoriseFile } from './authorise-file.js';

/** Says anew whom to call for a patient. */
export class ReplaceEmergencyContacts extends Command<ContactList> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
    readonly contacts: readonly EmergencyContact[],
    readonly expectedVersion: number | '*' | undefined,
  ) {
    super();
  }
}

@CommandHandler(ReplaceEmergencyContacts)
export class ReplaceEmergencyContactsHandler implements ICommandHandler<ReplaceEmergencyContacts> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly queries: QueryBus,
    private readonly emergencyContacts: EmergencyContacts,
    private readonly audit: AuditTrail,
  ) {}

  @Transactional()
  async execute({ actor, patientId, contacts, expectedVersion }: ReplaceEmergencyContacts): Promise<ContactList> {
    await this.queries.execute(new AuthoriseFile(actor, patientId, 'change'));
    const { version } = await this.emergencyContacts.toReplace(patientId);
    checkVersion(expectedVersion, version);
    const list: ContactList = { contacts, version: version + 1, updatedAt: isoOf(this.clock.now().toString()) };
    await this.emergencyContacts.replace(patientId, list);
    this.audit.record(actor, { patientId, action: 'write', resource: 'emergency-contacts' });
    return list;
  }
}
