import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsId, IsText } from '../../shared/http/fields.js';
import { PageQuery } from '../../shared/http/paging.js';
import { documentKinds, documentVisibilities, type DocumentKind, type DocumentVisibility } from '../domain/document.js';

/** The fields beside the file. */
export class AddPatientDocumentDto {
  @ApiProperty({ type: 'string', format: 'binary', required: true })
  file?: never;

  @ApiProperty({ enum: documentKinds })
  @IsIn(documentKinds)
  kind: DocumentKind;

  /** What it is, in a few words. */
  @IsOptional()
  @IsText(200)
  title?: string;

  /** The visit it belongs to. */
  @IsOptional()
  @IsId()
  appointmentId?: string;

  @ApiProperty({ enum: documentVisibilities, required: false, default: 'care' })
  @IsOptional()
  @IsIn(documentVisibilities)
  visibility?: DocumentVisibility;
}

export class DocumentsQuery extends PageQuery {
  @ApiProperty({ enum: documentKinds, required: false })
  @IsOptional()
  @IsIn(documentKinds)
  kind?: DocumentKind;

  /** Only those of this visit. */
  @IsOptional()
  @IsId()
  appointmentId?: string;
}
