import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { stale } from '../../shared/kernel/domain-error.js';
import { Database } from '../../shared/persistence/database.js';
import { constraintMeans } from '../../shared/persistence/postgres-errors.js';
import { VisitNote } from '../domain/visit-note.js';
import { VisitNotes } from '../domain/visit-notes.js';

// Two began the note of one visit at once: the second has not seen what the first wrote.
constraintMeans('visit_note_pkey', stale);

@Injectable()
export class PostgresVisitNotes extends VisitNotes {
  constructor(private readonly database: Database) {
    super();
  }

  override add(note: VisitNote): void {
    this.database.em.persist(note);
  }

  override async find(appointmentId: string): Promise<VisitNote | undefined> {
    return (await this.database.em.findOne(VisitNote, { appointmentId })) ?? undefined;
  }

  override async lock(appointmentId: string): Promise<VisitNote | undefined> {
    const options = { lockMode: LockMode.PESSIMISTIC_WRITE };
    return (await this.database.em.findOne(VisitNote, { appointmentId }, options)) ?? undefined;
  }
}
