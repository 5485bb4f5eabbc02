import { Body, Controller, Get, Param, Post, StreamableFile, UploadedFile, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { create as attachment } from 'content-disposition';
import type { Actor } from '../../../shared/kernel/actor.js';
import { CurrentActor, SignedIn } from '../../../shared/http/access.js';
import { IdPipe } from '../../../shared/http/id.pipe.js';
import { Creates } from '../../../shared/http/operation.js';
import { SafeDownload, AnswersFile, uploadedFile, Uploads, type Upload } from '../../../shared/http/upload.js';
import { AddApplicationDocument } from '../application/add-application-document.js';
import { ReadApplicationDocument } from '../persistence/read-application-document.js';
import { documentKinds, documentTypes, maxFileBytes } from '../domain/document.js';
import { ApplicantGuard } from './applicant.guard.js';
import { AddDocumentDto } from './application.dto.js';
import { DocumentView } from './application.view.js';

const form = { required: ['kind'], fields: { kind: { type: 'string', enum: [...documentKinds] } } };

/** Licences, diplomas and proofs of identity that belong to an application. */
@ApiTags('practitioners')
@SignedIn()
@Controller('practitioner-applications/:id/documents')
export class ApplicationDocumentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Add a document: PDF, PNG or JPEG, at most 10 MB', operationId: 'addApplicationDocument' })
  @Creates(DocumentView)
  @UseGuards(ApplicantGuard)
  @Uploads({ maxBytes: maxFileBytes, form })
  async add(
    @Param('id', IdPipe) id: string,
    @Body() body: AddDocumentDto,
    @UploadedFile() file: Upload | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<DocumentView> {
    const taken = await uploadedFile(file, documentTypes, 'Documents are PDF, PNG or JPEG files.');
    const document = { ...taken, kind: body.kind };
    return DocumentView.of(await this.commands.execute(new AddApplicationDocument(actor, id, document)));
  }

  @Get(':documentId/content')
  @ApiOperation({
    summary: 'Download a document of your own application, or as an admin of any',
    operationId: 'downloadApplicationDocument',
  })
  @AnswersFile('application/octet-stream')
  @SafeDownload()
  async content(
    @Param('id', IdPipe) id: string,
    @Param('documentId', IdPipe) documentId: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { name, type, content } = await this.queries.execute(new ReadApplicationDocument(actor, id, documentId));
    return new StreamableFile(content, { type, disposition: attachment(name), length: content.length });
  }
}
