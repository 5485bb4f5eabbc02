import {
  Controller,
  Delete,
  Get,
  Param,
  Put,
  Req,
  Res,
  type StreamableFile,
  UploadedFile,
  UseGuards,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '../../../shared/kernel/actor.js';
import { CurrentActor, Public, SignedIn } from '../../../shared/http/access.js';
import { IdPipe } from '../../../shared/http/id.pipe.js';
import { Removes } from '../../../shared/http/operation.js';
import { publicPicture, uploadedPicture } from '../../../shared/http/picture.js';
import { AnswersFile, Uploads, type Upload } from '../../../shared/http/upload.js';
import { ChangePhoto } from '../application/change-photo.js';
import { ReadPhoto } from '../persistence/read-photo.js';
import { OwnProfileGuard } from './own-profile.guard.js';
import { PhotoView } from './photo.view.js';

const maxFileBytes = 10 * 1024 * 1024;

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
  @ApiOperation({ summary: 'Give a practitioner a photo: JPEG, PNG or WebP', operationId: 'putPractitionerPhoto' })
  @ApiOkResponse({ type: PhotoView, description: 'Stored' })
  @Uploads({
    maxBytes: maxFileBytes,
    maxFields: 0,
    form: { fields: {} },
  })
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
  @AnswersFile('image/jpeg', 'The photo')
  @ApiResponse({ status: 304, description: 'If-None-Match names the photo there is' })
  async read(
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    return publicPicture(request, response, await this.queries.execute(new ReadPhoto(id)), 'image/jpeg');
  }
}
