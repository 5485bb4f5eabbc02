import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request } from 'express';
import { isId } from '../../shared/kernel/id.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { AuthoriseFile } from '../persistence/authorise-file.js';

/** Decides before a body of megabytes is read; whoever comes through is checked again by the command itself. */
@Injectable()
export class FileChangeGuard implements CanActivate {
  constructor(private readonly queries: QueryBus) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params, user } = context.switchToHttp().getRequest<Request & { user: Actor }>();
    if (!isId(params.id)) throw missing('patient');
    await this.queries.execute(new AuthoriseFile(user, params.id, 'change'));
    return true;
  }
}
