import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../../shared/http/access.js';
import { Reads } from '../../../shared/http/operation.js';
import { PageQuery } from '../../../shared/http/paging.js';
import { mapPage } from '../../../shared/kernel/page.js';
import { ListUndecidedCredentials } from '../persistence/read-credentials.js';
import { UndecidedCredentialPage, UndecidedCredentialView } from './credential.view.js';

/** Without it an admin would have to look through all practitioners for what waits for them. */
@ApiTags('practitioners')
@Controller('undecided-credentials')
export class UndecidedCredentialsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @SignedIn('admin')
  @ApiOperation({
    summary: 'List the credentials of all practitioners that wait for a decision, oldest first',
    operationId: 'listUndecidedCredentials',
  })
  @Reads(UndecidedCredentialPage)
  async list(@Query() page: PageQuery): Promise<UndecidedCredentialPage> {
    return mapPage(await this.queries.execute(new ListUndecidedCredentials(page)), UndecidedCredentialView.of);
  }
}
