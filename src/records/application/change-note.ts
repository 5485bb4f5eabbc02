import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { checkVersion, hidden, missing } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../audit/index.js';
import { mayReadNote } from '../domain/note-access.js';
import { VisitNotes } from '../domain/visit-notes.js';
import { Handles } from '../handlers.js';
import { noteDetails, type NoteDetails } from './note-details.js';
import { notTheAuthor, AppointmentAccess } from './appointment-access.js';

/** What happens to a note once it is written. */
export type NoteChange =
  { readonly action: 'sign' } | { readonly action: 'amend'; readonly text: string } | { readonly action: 'release' };

/** Signs a note, adds to it, or lets the patient read it. */
export class ChangeNote extends Command<NoteDetails> {
  constructor(
    readonly actor: Actor,
    readonly appointmentId: string,
    readonly change: NoteChange,
    readonly expectedVersion: number | '*' | undefined,
  ) {
    super();
  }
}

@Handles(ChangeNote)
class ChangeNoteHandler {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly notes: VisitNotes,
    private readonly access: AppointmentAccess,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, appointmentId, change, expectedVersion }: ChangeNote): Promise<NoteDetails> {
    const { appointment } = await this.access.toChange(actor, appointmentId, 'note');
    const note = await this.notes.lock(appointmentId);
    const now = this.clock.now();
    if (!note) throw missing('note');
    const whose = { patientId: appointment.patientId, resource: 'note', resourceId: appointmentId };
    if (!mayReadNote(actor, note)) throw hidden('note', whose);
    if (note.practitionerId !== actor.practitionerId) throw notTheAuthor(whose);
    checkVersion(expectedVersion, note.version);
    if (change.action === 'sign') note.sign(now);
    else if (change.action === 'amend') note.amend(change.text, note.practitionerId, now);
    else note.release(now);
    await this.database.em.flush();
    this.audit.record(actor, { action: 'write', ...whose });
    return noteDetails(note, actor);
  }
}
