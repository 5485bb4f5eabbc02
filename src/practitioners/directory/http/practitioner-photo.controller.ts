import {
  Controller,
  Delete,
  Get,
  HttpStatus,
  Param,
  Put,
  Req,
  Res,
  StreamableFile,
  UploadedFile,
  UseGuards,
} from '@nestjs/common';
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
import type { Actor } from '../../../shared/kernel/actor.js';
import { CurrentActor, Public, SignedIn } from '../../../shared/http/access.js';
import { IdPipe } from '../../../shared/http/id.pipe.js';
import { Removes } from '../../../shared/http/operation.js';
import { uploadedPicture } from '../../../shared/http/picture.js';
import { Problem } from '../../../shared/http/problem.view.js';
import { TakesFile, type Upload } from '../../../shared/http/upload.js';
import { ChangePhoto } from '../application/change-photo.js';
import { ReadPhoto } from '../persistence/read-photo.js';
import { OwnProfileGuard } from './own-profile.guard.js';
import { PhotoView } from './photo.view.js';

const form = {
  type: 'object' as const,
  required: ['file'],
  properties: { file: { type: 'string' as const, format: 'binary' } },
};

const mostFileBytes = 10 * 1024 * 1024;

@ApiTags('practitioners')
@Controller('practitioners/:id/photo')
export class PractitionerPhotoController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** A JPEG of at most 512 × 512 is made of it, without anything that the file said about place, time or camera. */
  @Put()
  @SignedIn('practitioner', 'admin')
  @UseGuards(OwnProfileGuard)
  @TakesFile(mostFileBytes, { fields: 0 })
  @ApiOperation({ summary: 'Give a practitioner a photo: JPEG, PNG or WebP', operationId: 'putPractitionerPhoto' })
  @ApiBody({ schema: form })
  @ApiOkResponse({ type: PhotoView, description: 'Stored' })
  @ApiBadRequestResponse({ description: 'Malformed: the fields are named', type: Problem })
  @ApiNotFoundResponse({ description: 'There is no such practitioner', type: Problem })
  @ApiPayloadTooLargeResponse({ description: 'The file is larger than 10 MB', type: Problem })
  @ApiUnprocessableEntityResponse({ description: 'It is no picture that can be shown', type: Problem })
  async put(
    @Param('id', IdPipe) id: string,
    @UploadedFile() file: Upload | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<PhotoView> {
    const tag = await this.commands.execute(new ChangePhoto(actor, id, await uploadedPicture(file)));
    return PhotoView.of(id, tag!);
  }

  @Delete()
  @SignedIn('practitioner', 'admin')
  @UseGuards(OwnProfileGuard)
  @ApiOperation({ summary: 'Take a practitioner’s photo away', operationId: 'removePractitionerPhoto' })
  @Removes()
  async remove(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.commands.execute(new ChangePhoto(actor, id, null));
  }

  @Get()
  @Public()
  @ApiOperation({ summary: 'A practitioner’s photo', operationId: 'readPractitionerPhoto' })
  @ApiOkResponse({
    description: 'The photo',
    content: { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiResponse({ status: 304, description: 'If-None-Match names the photo there is' })
  @ApiNotFoundResponse({ description: 'There is none', type: Problem })
  async read(
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const { content, tag } = await this.queries.execute(new ReadPhoto(id));
    response.set({ ETag: `"${tag}"`, 'Cache-Control': 'public, max-age=300', 'X-Content-Type-Options': 'nosniff' });
    if (request.fresh) {
      response.status(HttpStatus.NOT_MODIFIED);
      return undefined;
    }
    return new StreamableFile(content, { type: 'image/jpeg', length: content.length });
  }
}
