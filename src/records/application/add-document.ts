import { Command, QueryBus } from '@nestjs/cqrs';
import { FindAppointmentFacts } from '../../appointments/index.js';
import { requireVerifiedEmail, type Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { refused } from '../../shared/kernel/domain-error.js';
import { harmlessName } from '../../shared/kernel/file-name.js';
import { newId } from '../../shared/kernel/id.js';
import { isoOf } from '../../shared/persistence/column-types.js';
import { AuditTrail } from '../../audit/index.js';
import { checkRoom, type PatientDocument } from '../domain/document.js';
import { Documents } from '../domain/documents.js';
import { Handles } from '../handlers.js';
import { DocumentAccess } from './document-access.js';
import { documentRecord, type DocumentRecord } from './document-record.js';

type About = Pick<PatientDocument, 'kind' | 'visibility' | 'title' | 'appointmentId'>;

/** Puts a file into a patient's record. Its content is harmless already, and `type` is what it is. */
export class AddDocument extends Command<DocumentRecord> {
  constructor(
    readonly actor: Actor,
    readonly patientId: string,
    readonly about: About,
    readonly file: Pick<PatientDocument, 'name' | 'type'> & { readonly content: Buffer },
  ) {
    super();
  }
}

@Handles(AddDocument)
class AddDocumentHandler {
  constructor(
    private readonly access: DocumentAccess,
    private readonly queries: QueryBus,
    private readonly documents: Documents,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, patientId, about, file }: AddDocument): Promise<DocumentRecord> {
    requireVerifiedEmail(actor);
    const scope = await this.access.toWrite(actor, patientId);
    if (about.appointmentId !== null) await this.checkAppointment(about.appointmentId, patientId);
    await this.documents.lock(patientId);
    checkRoom(await this.documents.usage(patientId), file.content.length);
    const now = this.clock.now();
    const document: PatientDocument = {
      id: newId(),
      patientId,
      ...about,
      name: harmlessName(file.name, file.type),
      type: file.type,
      size: file.content.length,
      authorId: actor.accountId,
      practitionerId: scope.own ? null : (actor.practitionerId ?? null),
      uploadedAt: isoOf(now.toString()),
    };
    await this.documents.add(document, file.content);
    this.audit.record(actor, { patientId, action: 'write', resource: 'document', resourceId: document.id });
    return documentRecord(document, scope, now);
  }

  private async checkAppointment(appointmentId: string, patientId: string): Promise<void> {
    const appointment = await this.queries.execute(new FindAppointmentFacts(appointmentId));
    if (appointment?.patientId !== patientId) throw refused('UNKNOWN_APPOINTMENT', 'The patient has no such visit.');
  }
}
