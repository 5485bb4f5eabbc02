import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsLocalDate, IsText } from '../../../shared/http/fields.js';
import { invalid } from '../../../shared/kernel/domain-error.js';
import type { Claimed } from '../domain/credential.js';
import { documentKinds, type DocumentKind } from '../../applications/domain/document.js';

/** The fields beside the file. */
export class HandInCredentialDto {
  @ApiProperty({ enum: documentKinds })
  @IsIn(documentKinds)
  kind: DocumentKind;

  /** The last day on which it counts. A licence needs it. */
  @IsOptional()
  @IsLocalDate()
  expiresOn?: string;

  /** Of a licence, when it is another one than before. */
  @IsOptional()
  @IsText(60)
  licenceNumber?: string;

  /** Of a licence, when it is another one than before. */
  @IsOptional()
  @IsText(200)
  licenceIssuingBody?: string;
}

export class RejectCredentialDto {
  /** The practitioner reads it. */
  @IsText(2_000)
  reason: string;
}

/** @throws 400 for what only a licence has. */
export function claimedBy({ kind, expiresOn, licenceNumber, licenceIssuingBody }: HandInCredentialDto): Claimed {
  if (kind !== 'licence') {
    if (licenceNumber !== undefined) throw invalid('/licenceNumber', 'is for licences only');
    if (licenceIssuingBody !== undefined) throw invalid('/licenceIssuingBody', 'is for licences only');
  }
  return {
    kind,
    expiresOn: expiresOn ?? null,
    licenceNumber: licenceNumber ?? null,
    licenceIssuingBody: licenceIssuingBody ?? null,
  };
}
