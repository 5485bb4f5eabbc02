import { ApiProperty } from '@nestjs/swagger';
import type { NoShows, Utilisation } from '../domain/figures.js';

/** How much of the working time is or was filled with visits. */
export class UtilisationView implements Utilisation {
  /** Working time, leave and holidays taken off. */
  workingMinutes: number;

  /** Minutes of it with a visit that takes time or was completed, buffers apart; a group counts once. */
  bookedMinutes: number;

  /** booked ÷ working, from 0 to 1; null when nobody worked. @example 0.7188 */
  @ApiProperty({ type: Number, nullable: true })
  utilisation: number | null;
}

/** Of those who should have come, how many did not. */
export class NoShowsView implements NoShows {
  completed: number;
  noShow: number;

  /** noShow ÷ (completed + noShow), from 0 to 1; null when there were none. @example 0.0512 */
  @ApiProperty({ type: Number, nullable: true })
  rate: number | null;
}
