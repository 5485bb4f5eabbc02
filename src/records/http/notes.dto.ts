import { IsText } from '../../shared/http/fields.js';
import { maxNoteLength } from '../domain/visit-note.js';

export class NoteTextBody {
  /** @example Cough for two weeks, chest clear. Tea, rest, back in a week if it stays. */
  @IsText(maxNoteLength)
  text: string;
}
