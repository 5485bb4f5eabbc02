import { Controller, Delete, Get, Put, Req, Res, type StreamableFile, UploadedFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, Public, SignedIn } from '../shared/http/access.js';
import { Removes } from '../shared/http/operation.js';
import { publicPicture, uploadedLogo } from '../shared/http/picture.js';
import { AnswersFile, Uploads, type Upload } from '../shared/http/upload.js';
import type { Actor } from '../shared/kernel/actor.js';
import { ChangeLogo } from './change-logo.js';
import { ReadLogo } from './read-logo.js';
import { LogoView } from './settings.view.js';

const maxFileBytes = 10 * 1024 * 1024;
@ApiTags('settings')
@Controller('settings/logo')
export class LogoController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** A PNG of at most 512 × 512 is made of it, transparent where the file is, and without anything else in the file. */
  @Put()
  @SignedIn('admin')
  @ApiOperation({ summary: 'Give the clinic a logo: JPEG, PNG or WebP', operationId: 'putLogo' })
  @ApiOkResponse({ type: LogoView, description: 'Stored' })
  @Uploads({
    maxBytes: maxFileBytes,
    maxFields: 0,
    form: { fields: {} },
  })
  async put(@UploadedFile() file: Upload | undefined, @CurrentActor() actor: Actor): Promise<LogoView> {
    const tag = await this.commands.execute(new ChangeLogo(actor, await uploadedLogo(file)));
    return LogoView.of(tag!);
  }

  @Delete()
  @SignedIn('admin')
  @ApiOperation({ summary: 'Take the logo of the clinic away', operationId: 'removeLogo' })
  @Removes()
  async remove(@CurrentActor() actor: Actor): Promise<void> {
    await this.commands.execute(new ChangeLogo(actor, null));
  }

  @Get()
  @Public()
  @ApiOperation({ summary: 'The logo of the clinic', operationId: 'readLogo' })
  @AnswersFile('image/png', 'The logo')
  @ApiResponse({ status: 304, description: 'If-None-Match names the logo there is' })
  async read(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    return publicPicture(request, response, await this.queries.execute(new ReadLogo()), 'image/png');
  }
}
