import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  Post,
  Query,
  StreamableFile,
  UploadedFile,
  UseGuards,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { create as attachment } from 'content-disposition';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Creates, Reads, Removes } from '../../shared/http/operation.js';
import { mapPage } from '../../shared/kernel/page.js';
import { AnswersFile, SafeDownload, Uploads, type Upload } from '../../shared/http/upload.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { AddDocument } from '../application/add-document.js';
import { DeleteDocument } from '../application/delete-document.js';
import { DownloadDocument } from '../application/download-document.js';
import { ListDocuments } from '../application/list-documents.js';
import { ReadDocument } from '../application/read-document.js';
import { maxFileBytes } from '../domain/document.js';
import { harmlessDocument } from './document-upload.js';
import { DocumentGuard } from './document.guard.js';
import { AddPatientDocumentDto, DocumentsQuery } from './document.dto.js';
import { PatientDocumentPage, PatientDocumentView } from './document.view.js';

/** Files in a patient's record: for the patient, and practitioners who care for them. */
@ApiTags('records')
@SignedIn()
@Controller('patients/:id/documents')
export class DocumentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Reads(PatientDocumentPage)
  @ApiOperation({ summary: "A patient's documents, newest first", operationId: 'listDocuments' })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: DocumentsQuery,
  ): Promise<PatientDocumentPage> {
    return mapPage(await this.queries.execute(new ListDocuments(actor, id, query)), PatientDocumentView.of);
  }

  @Post()
  @Creates(PatientDocumentView)
  @ApiOperation({
    summary: 'Add a document: PDF, PNG, JPEG or WebP, at most 15 MB. Pictures are made anew, without metadata',
    operationId: 'addDocument',
  })
  @UseGuards(DocumentGuard)
  @Uploads({ maxBytes: maxFileBytes })
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AddPatientDocumentDto,
    @UploadedFile() file: Upload | undefined,
  ): Promise<PatientDocumentView> {
    const { kind, title = null, appointmentId = null, visibility = 'care' } = body;
    const about = { kind, title, appointmentId, visibility };
    const command = new AddDocument(actor, id, about, await harmlessDocument(file));
    return PatientDocumentView.of(await this.commands.execute(command));
  }

  @Get(':documentId')
  @Reads(PatientDocumentView)
  @ApiOperation({ summary: 'What is known of a document', operationId: 'readDocument' })
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('documentId', IdPipe) documentId: string,
  ): Promise<PatientDocumentView> {
    return PatientDocumentView.of(await this.queries.execute(new ReadDocument(actor, id, documentId)));
  }

  @Get(':documentId/content')
  @ApiOperation({ summary: 'Download a document', operationId: 'downloadDocument' })
  @AnswersFile('application/octet-stream')
  @SafeDownload()
  async content(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('documentId', IdPipe) documentId: string,
  ): Promise<StreamableFile> {
    const { name, type, content } = await this.queries.execute(new DownloadDocument(actor, id, documentId));
    return new StreamableFile(content, { type, disposition: attachment(name), length: content.length });
  }

  @Delete(':documentId')
  @Removes()
  @ApiOperation({ summary: 'Take back a document within 24 hours, as who uploaded it', operationId: 'deleteDocument' })
  async delete(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('documentId', IdPipe) documentId: string,
  ): Promise<void> {
    await this.commands.execute(new DeleteDocument(actor, id, documentId));
  }
}
