import { Command, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { checkVersion } from '../../shared/kernel/domain-error.js';
import { isoOf } from '../../shared/persistence/column-types.js';
import { AuditTrail } from '../../audit/index.js';
import { EmergencyContacts, type ContactList, type EmergencyContact } from '../domain/emergency-contacts.js';
import { Handles } from '../handlers.js';
import { AuthoriseFile } from '../persistence/authorise-file.js';

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

@Handles(ReplaceEmergencyContacts)
class ReplaceEmergencyContactsHandler {
  constructor(
    private readonly clock: Clock,
    private readonly queries: QueryBus,
    private readonly emergencyContacts: EmergencyContacts,
    private readonly audit: AuditTrail,
  ) {}

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
