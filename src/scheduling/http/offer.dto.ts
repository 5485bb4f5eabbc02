import { IsId } from '../../shared/http/fields.js';

/** A practitioner, at one of their sites, for visits of a type: what a start is of. */
export class OfferDto {
  @IsId()
  practitionerId: string;

  @IsId()
  siteId: string;

  @IsId()
  visitTypeId: string;
}
