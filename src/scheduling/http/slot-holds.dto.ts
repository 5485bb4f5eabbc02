import { IsOptional } from 'class-validator';
import { IsId, IsMinute } from '../../shared/http/fields.js';
import type { BookingRequest } from '../application/booking-request.js';
import { OfferDto } from './offer.dto.js';

export class HoldDto extends OfferDto {
  @IsMinute()
  start: string;

  /** For whom the visit will be. */
  @IsOptional()
  @IsId()
  patientId?: string;
}

export function requestOf({
  start,
  ...body
}: Omit<BookingRequest, 'start'> & { readonly start: string }): BookingRequest {
  return { ...body, start: Temporal.Instant.from(start) };
}
