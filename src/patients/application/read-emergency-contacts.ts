import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../audit/index.js';
import { EmergencyContacts, type ContactList } from '../domain/emergency-contacts.js';
import { AuthoriseFile } from './authorise-file.js';

/** Whom to call for a patient: for everybody who may open the file, the front desk too. */
export class ReadEmergencyContacts extends Query<ContactList> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
  ) {
    super();
  }
}

@QueryHandler(ReadEmergencyContacts)
export class ReadEmergencyContactsHandler implements IQueryHandler<ReadEmergencyContacts> {
  constructor(
    private readonly database: Database,
    private readonly queries: QueryBus,
    private readonly contacts: EmergencyContacts,
    private readonly audit: AuditTrail,
  ) {}

  @Transactional()
  async execute({ actor, patientId }: ReadEmergencyContacts): Promise<ContactList> {
    await this.queries.execute(new AuthoriseFile(actor, patientId, 'read'));
    this.audit.record(actor, { patientId, action: 'read', resource: 'emergency-contacts' });
    return this.contacts.of(patientId);
  }
}
