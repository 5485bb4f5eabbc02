import { IsOptional } from 'class-validator';
import { IsLocalDate } from '../../shared/http/fields.js';

export class BoardQuery {
  /** A day at the site; the present one when left out. */
  @IsOptional()
  @IsLocalDate()
  date?: string;
}
