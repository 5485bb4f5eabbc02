import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { checkVersion } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../audit/index.js';
import { requireBegun } from '../domain/visit-begun.js';
import { VisitNote } from '../domain/visit-note.js';
import { VisitNotes } from '../domain/visit-notes.js';
import { Handles } from '../handlers.js';
import { noteDetails, type NoteDetails } from './note-details.js';
import { notTheAuthor, AppointmentAccess } from './appointment-access.js';

/** Writes the draft of an appointment's note, or writes it anew. Where there is none its version is 0. */
export class WriteNote extends Command<NoteDetails> {
  constructor(
    readonly actor: Actor,
    readonly appointmentId: string,
    readonly text: string,
    readonly expectedVersion: number | '*' | undefined,
  ) {
    super();
  }
}

@Handles(WriteNote)
class WriteNoteHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly notes: VisitNotes,
    private readonly access: AppointmentAccess,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, appointmentId, text, expectedVersion }: WriteNote): Promise<NoteDetails> {
    const appointment = await this.access.toWrite(actor, appointmentId, 'note');
    const { patientId, practitionerId } = appointment;
    const whose = { patientId, resource: 'note', resourceId: appointmentId };
    let note = await this.notes.lock(appointmentId);
    const now = this.clock.now();
    checkVersion(expectedVersion, note?.version ?? 0);
    if (note) {
      // The appointment may have been given to somebody else since.
      if (note.practitionerId !== practitionerId) throw notTheAuthor(whose);
      note.rewrite(text, now);
    } else {
      requireBegun(appointment, now);
      note = new VisitNote(appointmentId, patientId, practitionerId, text, now);
      this.notes.add(note);
    }
    await this.database.em.flush();
    this.audit.record(actor, { action: 'write', ...whose });
    return noteDetails(note, actor);
  }
}
