import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/kernel/actor.js';
import { CurrentActor, SignedIn } from '../../../shared/http/access.js';
import { IfMatch, type ExpectedVersion } from '../../../shared/http/etag.js';
import { IdPipe } from '../../../shared/http/id.pipe.js';
import { Commands } from '../../../shared/http/operation.js';
import type { ApplicationRecord } from '../application/application-records.js';
import { ApproveApplication } from '../application/approve-application.js';
import { RejectApplication } from '../application/reject-application.js';
import { RequestApplicationInfo } from '../application/request-application-info.js';
import { StartApplicationReview } from '../application/start-application-review.js';
import { SubmitApplication } from '../application/submit-application.js';
import { ApproveDto, RejectDto, RequestInfoDto } from './application.dto.js';
import { ApplicationView } from './application.view.js';

/** The steps of an application from its applicant to the decision. */
@ApiTags('practitioners')
@Controller('practitioner-applications/:id')
export class ApplicationReviewController {
  constructor(private readonly commands: CommandBus) {}

  @Post('submit')
  @SignedIn()
  @ApiOperation({ summary: 'Hand your application to the reviewers', operationId: 'submitApplication' })
  @Commands(ApplicationView)
  submit(@Param('id', IdPipe) id: string, @IfMatch() version: ExpectedVersion, @CurrentActor() actor: Actor) {
    return this.run(new SubmitApplication(actor, id, version), actor);
  }

  @Post('start-review')
  @SignedIn('admin')
  @ApiOperation({ summary: 'Take an application up', operationId: 'startApplicationReview' })
  @Commands(ApplicationView)
  startReview(@Param('id', IdPipe) id: string, @IfMatch() version: ExpectedVersion, @CurrentActor() actor: Actor) {
    return this.run(new StartApplicationReview(actor, id, version), actor);
  }

  @Post('request-info')
  @SignedIn('admin')
  @ApiOperation({ summary: 'Give an application back with what is missing', operationId: 'requestApplicationInfo' })
  @Commands(ApplicationView)
  requestInfo(
    @Param('id', IdPipe) id: string,
    @Body() body: RequestInfoDto,
    @IfMatch() version: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ) {
    return this.run(new RequestApplicationInfo(actor, id, body.reason, version), actor);
  }

  @Post('approve')
  @SignedIn('admin')
  @ApiOperation({
    summary: 'Approve: lists the practitioner and gives the account its role',
    operationId: 'approveApplication',
  })
  @Commands(ApplicationView, 'Approved; the answer has the practitionerId')
  approve(
    @Param('id', IdPipe) id: string,
    @Body() body: ApproveDto,
    @IfMatch() version: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ) {
    return this.run(new ApproveApplication(actor, id, body.siteId, version), actor);
  }

  @Post('reject')
  @SignedIn('admin')
  @ApiOperation({ summary: 'Reject, with a reason', operationId: 'rejectApplication' })
  @Commands(ApplicationView)
  reject(
    @Param('id', IdPipe) id: string,
    @Body() body: RejectDto,
    @IfMatch() version: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ) {
    return this.run(new RejectApplication(actor, id, body.reason, version), actor);
  }

  private async run(command: Command<ApplicationRecord>, actor: Actor): Promise<ApplicationView> {
    return ApplicationView.of(await this.commands.execute(command), actor);
  }
}
