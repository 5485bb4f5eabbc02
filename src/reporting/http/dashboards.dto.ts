import { IsOptional } from 'class-validator';
import { IsId } from '../../shared/http/fields.js';

export class ClinicDashboardQuery {
  /** One site; else those you work for, or all for administrators. */
  @IsOptional()
  @IsId()
  siteId?: string;
}
