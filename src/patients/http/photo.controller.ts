import { Controller, Delete, Get, HttpCode, Param, Put, StreamableFile, UploadedFile, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Removes } from '../../shared/http/operation.js';
import { uploadedPicture } from '../../shared/http/picture.js';
import { AnswersFile, SafeDownload, Uploads, type Upload } from '../../shared/http/upload.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { ChangePhoto } from '../application/change-photo.js';
import { ReadPhoto } from '../application/read-photo.js';
import { FileChangeGuard } from './file-change.guard.js';

const maxPhotoBytes = 10 * 1024 * 1024;

/** The picture by which the clinic recognises a patient. */
@ApiTags('patients')
@SignedIn()
@Controller('patients/:id/photo')
export class PhotoController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Put()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Put a photo into the file: JPEG, PNG or WebP, at most 10 MB; it is drawn anew without metadata',
    operationId: 'putPatientPhoto',
  })
  @ApiNoContentResponse({ description: 'Stored' })
  @UseGuards(FileChangeGuard)
  @Uploads({
    maxBytes: maxPhotoBytes,
    maxFields: 0,
    form: { fields: {} },
  })
  async put(
    @Param('id', IdPipe) id: string,
    @UploadedFile() file: Upload | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.commands.execute(new ChangePhoto(actor, id, await uploadedPicture(file)));
  }

  @Get()
  @ApiOperation({ summary: "A patient's photo, for who may open the file", operationId: 'readPatientPhoto' })
  @AnswersFile('image/jpeg', 'The photo')
  @SafeDownload()
  async read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const jpeg = await this.queries.execute(new ReadPhoto(actor, id));
    return new StreamableFile(jpeg, { type: 'image/jpeg', disposition: 'inline', length: jpeg.length });
  }

  @Delete()
  @Removes()
  @ApiOperation({ summary: 'Take the photo out of the file', operationId: 'removePatientPhoto' })
  async remove(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.commands.execute(new ChangePhoto(actor, id, null));
  }
}
