import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { isId } from '../../shared/kernel/id.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { currentRequest } from '../../shared/kernel/request-context.js';
import { checkRoom } from '../domain/document.js';
import { Documents } from '../domain/documents.js';
import { DocumentAccess } from '../application/document-access.js';

/** Of the fields beside the file, and the lines between them. */
const maxBytesAround = 8_000;

/** Decides before a body of megabytes is read; whoever comes through is checked again by the command. */
@Injectable()
export class DocumentGuard implements CanActivate {
  constructor(
    private readonly access: DocumentAccess,
    private readonly documents: Documents,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params, user, headers } = context.switchToHttp().getRequest<Request & { user: Actor }>();
    if (!isId(params.id)) throw missing('patient');
    await this.access.toWrite(user, params.id);
    // A repetition of the last document that there was room for gets its answer again.
    if (currentRequest()?.idempotency) return true;
    const size = Math.max(0, Number(headers['content-length'] ?? 0) - maxBytesAround);
    checkRoom(await this.documents.usage(params.id), size);
    return true;
  }
}
