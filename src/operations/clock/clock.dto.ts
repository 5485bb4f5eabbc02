import { IsOptional } from 'class-validator';
import { IsInstant, IsText } from '../../shared/http/fields.js';

export class MoveClock {
  /** The instant to move to. */
  @IsOptional()
  @IsInstant()
  now?: string;

  /** How far to move. @example PT24H */
  @IsOptional()
  @IsText(40)
  advance?: string;
}
