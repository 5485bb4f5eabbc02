import { ChangeNoteHandler } from './application/change-note.js';
import { ReadNoteHandler } from './application/read-note.js';
import { VisitAccess } from './application/visit-access.js';
import { WriteNoteHandler } from './application/write-note.js';
import { VisitNotes } from './domain/visit-notes.js';
import { NotesController } from './http/notes.controller.js';
import { PostgresVisitNotes } from './persistence/postgres-visit-notes.js';

export const notesControllers = [NotesController];

export const notesProviders = [
  { provide: VisitNotes, useClass: PostgresVisitNotes },
  VisitAccess,
  ReadNoteHandler,
  WriteNoteHandler,
  ChangeNoteHandler,
];
