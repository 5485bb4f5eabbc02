import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { hidden, missing } from '../../shared/kernel/domain-error.js';
import { AuditTrail } from '../../audit/index.js';
import { mayReadNote } from '../domain/note-access.js';
import { VisitNotes } from '../domain/visit-notes.js';
import { Handles } from '../handlers.js';
import { noteDetails, type NoteDetails } from './note-details.js';
import { AppointmentAccess } from './appointment-access.js';

/** The note of an appointment, for who may read it as it stands now; for anyone else there is none. */
export class ReadNote extends Query<NoteDetails> {
  constructor(
    readonly actor: Actor,
    readonly appointmentId: string,
  ) {
    super();
  }
}

@Handles(ReadNote, { transaction: true })
class ReadNoteHandler {
  constructor(
    private readonly notes: VisitNotes,
    private readonly access: AppointmentAccess,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, appointmentId }: ReadNote): Promise<NoteDetails> {
    const { appointment, readOnly } = await this.access.toRead(actor, appointmentId, 'note');
    const note = await this.notes.find(appointmentId);
    if (!note) throw missing('note');
    const whose = { patientId: appointment.patientId, resource: 'note', resourceId: appointmentId };
    if (!mayReadNote(actor, note)) throw hidden('note', whose);
    this.audit.record(actor, { action: 'read', ...whose });
    return noteDetails(note, actor, readOnly);
  }
}
