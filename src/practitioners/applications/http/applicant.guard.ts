import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request } from 'express';
import { isId } from '../../../shared/kernel/id.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { forbidden, missing } from '../../../shared/kernel/domain-error.js';
import { ReadApplication } from '../persistence/read-applications.js';

/** Decides before a body of megabytes is read; whoever comes through is checked again by the application itself. */
@Injectable()
export class ApplicantGuard implements CanActivate {
  constructor(private readonly queries: QueryBus) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params, user } = context.switchToHttp().getRequest<Request & { user: Actor }>();
    if (!isId(params.id)) throw missing('application');
    const { accountId } = await this.queries.execute(new ReadApplication(user, params.id));
    if (accountId !== user.accountId) throw forbidden('NOT_APPLICANT', 'Only the applicant can do this.');
    return true;
  }
}
