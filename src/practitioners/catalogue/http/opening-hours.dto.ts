import { IsIn } from 'class-validator';
import { IsWallTime } from '../../../shared/http/fields.js';
import type { WeeklyWindow } from '../domain/site.js';

/** A weekly stretch of wall-clock time; `to` not after `from` ends on the next day. */
export class WeeklyWindowDto implements WeeklyWindow {
  /** 1 is Monday, 7 Sunday. @example 1 */
  @IsIn([1, 2, 3, 4, 5, 6, 7], { message: 'must be 1 (Monday) to 7 (Sunday)' })
  weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;

  @IsWallTime()
  from: string;

  @IsWallTime()
  to: string;
}
