import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/kernel/actor.js';
import { CurrentActor, SignedIn } from '../../../shared/http/access.js';
import { IfMatch, type ExpectedVersion } from '../../../shared/http/etag.js';
import { IdPipe } from '../../../shared/http/id.pipe.js';
import { Commands } from '../../../shared/http/operation.js';
import type { ApplicationRow } from '../persistence/read-applications.js';
import { ApproveApplication } from '../application/approve-application.js';
import { ReviewApplication } from '../application/review-application.js';
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
    return this.run(new SubmitApplication(actor, { applicationId: id, expectedVersion: version }), actor);
  }

  @Post('start-review')
  @SignedIn('admin')
  @ApiOperation({ summary: 'Take an application up', operationId: 'startApplicationReview' })
  @Commands(ApplicationView)
  startReview(@Param('id', IdPipe) id: string, @IfMatch() version: ExpectedVersion, @CurrentActor() actor: Actor) {
    return this.run(
      new ReviewApplication(actor, { applicationId: id, expectedVersion: version }, { action: 'start-review' }),
      actor,
    );
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
    return this.run(
      new ReviewApplication(
        actor,
        { applicationId: id, expectedVersion: version },
        { action: 'request-info', ...body },
      ),
      actor,
    );
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
    return this.run(new ApproveApplication(actor, { applicationId: id, expectedVersion: version }, body.siteId), actor);
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
    return this.run(
      new ReviewApplication(actor, { applicationId: id, expectedVersion: version }, { action: 'reject', ...body }),
      actor,
    );
  }

  private async run(command: Command<ApplicationRow>, actor: Actor): Promise<ApplicationView> {
    return ApplicationView.of(await this.commands.execute(command), actor);
  }
}
