import { Query, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { AuditTrail } from '../../audit/index.js';
import { EmergencyContacts, type ContactList } from '../domain/emergency-contacts.js';
import { Handles } from '../handlers.js';
import { AuthoriseFile } from '../persistence/authorise-file.js';

/** Whom to call for a patient: for everybody who may open the file, the front desk too. */
export class ReadEmergencyContacts extends Query<ContactList> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
  ) {
    super();
  }
}

@Handles(ReadEmergencyContacts, { transaction: true })
class ReadEmergencyContactsHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly contacts: EmergencyContacts,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, patientId }: ReadEmergencyContacts): Promise<ContactList> {
    await this.queries.execute(new AuthoriseFile(actor, patientId, 'read'));
    this.audit.record(actor, { patientId, action: 'read', resource: 'emergency-contacts' });
    return this.contacts.of(patientId);
  }
}
