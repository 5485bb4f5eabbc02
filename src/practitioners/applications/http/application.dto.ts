import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsId, IsText } from '../../../shared/http/fields.js';
import { PageQuery } from '../../../shared/http/paging.js';
import type { ApplicationDetails } from '../domain/practitioner-application.js';
import { applicationStatuses, type ApplicationStatus } from '../domain/application-transitions.js';
import { documentKinds, type DocumentKind } from '../domain/document.js';
import { profileOf } from '../../directory/domain/profile.js';
import { ProfileWithLicenceDto } from '../../directory/http/profile.dto.js';

export class OpenApplicationDto extends ProfileWithLicenceDto {}

// Null is a value here: it is refused where the field cannot be empty.
export class ChangeApplicationDto extends PartialType(ProfileWithLicenceDto, { skipNullProperties: false }) {}

export class ApplicationsQuery extends PageQuery {
  @ApiProperty({ enum: applicationStatuses, required: false })
  @IsOptional()
  @IsIn(applicationStatuses)
  status?: ApplicationStatus;
}

export class AddDocumentDto {
  @ApiProperty({ enum: documentKinds })
  @IsIn(documentKinds)
  kind: DocumentKind;
}

export class RequestInfoDto {
  /** What is missing; the applicant reads it. */
  @IsText(2_000)
  reason: string;
}

export class ApproveDto {
  /** Where the practitioner starts with default hours; the only active site when it is not given. */
  @IsOptional()
  @IsId()
  siteId?: string;
}

export class RejectDto {
  /** The applicant reads it. */
  @IsText(2_000)
  reason: string;
}

export function detailsOf(body: OpenApplicationDto): ApplicationDetails {
  return { ...profileOf(body), licence: body.licence ?? {} };
}
