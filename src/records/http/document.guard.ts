import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { isId } from '../../shared/http/fields.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { DocumentAccess } from '../application/document-access.js';

/** Decides before a body of megabytes is read; whoever comes through is checked again by the command. */
@Injectable()
export class DocumentGuard implements CanActivate {
  constructor(private readonly access: DocumentAccess) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params, user } = context.switchToHttp().getRequest<Request & { user: Actor }>();
    if (!isId(params.id)) throw missing('patient');
    await this.access.toWrite(user, params.id);
    return true;
  }
}
