import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { IfMatch, RequiredIfMatch, type ExpectedVersion } from '../../shared/http/etag.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Changes, Commands, Reads } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { ChangeNote, type NoteChange } from '../application/change-note.js';
import { ReadNote } from '../application/read-note.js';
import { WriteNote } from '../application/write-note.js';
import { NoteTextBody } from './notes.dto.js';
import { NoteView } from './notes.view.js';

@ApiTags('records')
@Controller('appointments/:id/note')
export class NotesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The author sees it always, practitioners who care for the patient once it is signed, the patient once released. */
  @Get()
  @SignedIn()
  @Reads(NoteView)
  @ApiOperation({ summary: 'Read the note of a visit', operationId: 'readNote' })
  async read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<NoteView> {
    return NoteView.of(await this.queries.execute(new ReadNote(actor, id)));
  }

  /** Where there is no note yet its version is `"0"`. From the visit's day on; once signed it is only amended. */
  @Put()
  @SignedIn('practitioner')
  @Changes(NoteView)
  @ApiOperation({ summary: 'Write the draft of the note of your visit', operationId: 'writeNote' })
  async write(
    @Param('id', IdPipe) id: string,
    @Body() body: NoteTextBody,
    @RequiredIfMatch() version: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<NoteView> {
    return NoteView.of(await this.commands.execute(new WriteNote(actor, id, body.text, version)));
  }

  @Post('sign')
  @SignedIn('practitioner')
  @Commands(NoteView)
  @ApiOperation({ summary: 'Sign the note: its text never changes again', operationId: 'signNote' })
  async sign(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<NoteView> {
    return this.change(actor, id, { action: 'sign' }, version);
  }

  @Post('amend')
  @SignedIn('practitioner')
  @Commands(NoteView)
  @ApiOperation({ summary: 'Add to a signed note', operationId: 'amendNote' })
  async amend(
    @Param('id', IdPipe) id: string,
    @Body() { text }: NoteTextBody,
    @IfMatch() version: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<NoteView> {
    return this.change(actor, id, { action: 'amend', text }, version);
  }

  @Post('release')
  @SignedIn('practitioner')
  @Commands(NoteView)
  @ApiOperation({ summary: 'Let the patient read a signed note, and what is added to it', operationId: 'releaseNote' })
  async release(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<NoteView> {
    return this.change(actor, id, { action: 'release' }, version);
  }

  private async change(actor: Actor, id: string, change: NoteChange, version: ExpectedVersion): Promise<NoteView> {
    return NoteView.of(await this.commands.execute(new ChangeNote(actor, id, change, version)));
  }
}
