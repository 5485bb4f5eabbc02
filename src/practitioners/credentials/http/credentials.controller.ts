import { Body, Controller, Get, Param, Post, Query, StreamableFile, UploadedFile, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { create as attachment } from 'content-disposition';
import type { Actor } from '../../../shared/kernel/actor.js';
import { CurrentActor, SignedIn } from '../../../shared/http/access.js';
import { IfMatch, type ExpectedVersion } from '../../../shared/http/etag.js';
import { IdPipe } from '../../../shared/http/id.pipe.js';
import { Commands, Creates, Reads } from '../../../shared/http/operation.js';
import { PageQuery } from '../../../shared/http/paging.js';
import { mapPage } from '../../../shared/kernel/page.js';
import { SafeDownload, AnswersFile, uploadedFile, Uploads, type Upload } from '../../../shared/http/upload.js';
import { DecideCredential } from '../application/decide-credential.js';
import { HandInCredential } from '../application/hand-in-credential.js';
import { documentKinds, documentTypes, maxFileBytes } from '../../applications/domain/document.js';
import { claimedBy, HandInCredentialDto, RejectCredentialDto } from './credential.dto.js';
import { ReadCredentialFile } from '../persistence/read-credential-file.js';
import { ListCredentials } from '../persistence/read-credentials.js';
import { CredentialPage, CredentialView } from './credential.view.js';
import { OwnProfileGuard } from '../../directory/http/own-profile.guard.js';

const form = {
  required: ['kind'],
  fields: {
    kind: { type: 'string', enum: [...documentKinds] },
    expiresOn: { type: 'string', format: 'date' },
    licenceNumber: { type: 'string', maxLength: 60 },
    licenceIssuingBody: { type: 'string', maxLength: 200 },
  },
};

/** Documents of practitioners who are listed: for themselves and admins. */
@ApiTags('practitioners')
@Controller('practitioners/:id/credentials')
export class CredentialsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @SignedIn('practitioner', 'admin')
  @UseGuards(OwnProfileGuard)
  @ApiOperation({ summary: 'List a practitioner’s credentials, newest first', operationId: 'listCredentials' })
  @Reads(CredentialPage)
  async list(
    @Param('id', IdPipe) id: string,
    @Query() page: PageQuery,
    @CurrentActor() actor: Actor,
  ): Promise<CredentialPage> {
    return mapPage(await this.queries.execute(new ListCredentials(actor, id, page)), CredentialView.of);
  }

  /** A licence renews the one there is once an admin has verified it; until then nothing changes. */
  @Post()
  @SignedIn('practitioner', 'admin')
  @UseGuards(OwnProfileGuard)
  @ApiOperation({ summary: 'Hand in a credential: PDF, PNG or JPEG, at most 10 MB', operationId: 'handInCredential' })
  @Creates(CredentialView)
  @Uploads({ maxBytes: maxFileBytes, form })
  async handIn(
    @Param('id', IdPipe) id: string,
    @Body() body: HandInCredentialDto,
    @UploadedFile() file: Upload | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<CredentialView> {
    const taken = await uploadedFile(file, documentTypes, 'Documents are PDF, PNG or JPEG files.');
    return CredentialView.of(await this.commands.execute(new HandInCredential(actor, id, claimedBy(body), taken)));
  }

  @Get(':credentialId/content')
  @SignedIn('practitioner', 'admin')
  @UseGuards(OwnProfileGuard)
  @ApiOperation({ summary: 'Download a credential', operationId: 'downloadCredential' })
  @AnswersFile('application/octet-stream')
  @SafeDownload()
  async content(
    @Param('id', IdPipe) id: string,
    @Param('credentialId', IdPipe) credentialId: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { name, type, content } = await this.queries.execute(new ReadCredentialFile(actor, id, credentialId));
    return new StreamableFile(content, { type, disposition: attachment(name), length: content.length });
  }

  @Post(':credentialId/verify')
  @SignedIn('admin')
  @ApiOperation({ summary: 'Verify a credential; a licence counts from now on', operationId: 'verifyCredential' })
  @Commands(CredentialView)
  async verify(
    @Param('id', IdPipe) id: string,
    @Param('credentialId', IdPipe) credentialId: string,
    @IfMatch() version: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<CredentialView> {
    const command = new DecideCredential(actor, id, credentialId, { verified: true }, version);
    return CredentialView.of(await this.commands.execute(command));
  }

  @Post(':credentialId/reject')
  @SignedIn('admin')
  @ApiOperation({ summary: 'Reject a credential, saying why', operationId: 'rejectCredential' })
  @Commands(CredentialView)
  async reject(
    @Param('id', IdPipe) id: string,
    @Param('credentialId', IdPipe) credentialId: string,
    @Body() { reason }: RejectCredentialDto,
    @IfMatch() version: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<CredentialView> {
    const command = new DecideCredential(actor, id, credentialId, { verified: false, reason }, version);
    return CredentialView.of(await this.commands.execute(command));
  }
}
