import { Controller, Delete, Get, HttpStatus, Put, Req, Res, StreamableFile, UploadedFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, Public, SignedIn } from '../shared/http/access.js';
import { Removes } from '../shared/http/operation.js';
import { uploadedLogo } from '../shared/http/picture.js';
import { Problem } from '../shared/http/problem.view.js';
import { TakesFile, type Upload } from '../shared/http/upload.js';
import type { Actor } from '../shared/kernel/actor.js';
import { ChangeLogo } from './change-logo.js';
import { ReadLogo } from './read-logo.js';
import { LogoView } from './settings.view.js';

const mostFileBytes = 10 * 1024 * 1024;
const form = {
  type: 'object' as const,
  required: ['file'],
  properties: { file: { type: 'string' as const, format: 'binary' } },
};

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
  @TakesFile(mostFileBytes, { fields: 0 })
  @ApiOperation({ summary: 'Give the clinic a logo: JPEG, PNG or WebP', operationId: 'putLogo' })
  @ApiBody({ schema: form })
  @ApiOkResponse({ type: LogoView, description: 'Stored' })
  @ApiBadRequestResponse({ description: 'Malformed: the fields are named', type: Problem })
  @ApiPayloadTooLargeResponse({ description: 'The file is larger than 10 MB', type: Problem })
  @ApiUnprocessableEntityResponse({ description: 'It is no picture that can be shown', type: Problem })
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
  @ApiOkResponse({
    description: 'The logo',
    content: { 'image/png': { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiResponse({ status: 304, description: 'If-None-Match names the logo there is' })
  @ApiNotFoundResponse({ description: 'There is none', type: Problem })
  async read(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const { content, tag } = await this.queries.execute(new ReadLogo());
    response.set({ ETag: `"${tag}"`, 'Cache-Control': 'public, max-age=300', 'X-Content-Type-Options': 'nosniff' });
    if (request.fresh) {
      response.status(HttpStatus.NOT_MODIFIED);
      return undefined;
    }
    return new StreamableFile(content, { type: 'image/png', length: content.length });
  }
}
