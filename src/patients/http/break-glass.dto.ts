import { IsPassword, IsText } from '../../shared/http/fields.js';

export class BreakGlassDto {
  /** Why this record is needed now; it stands in the audit trail. @example Unconscious in the emergency room */
  @IsText(500, 10)
  reason: string;

  /** The password of the account, once more. */
  @IsPassword()
  password: string;
}
