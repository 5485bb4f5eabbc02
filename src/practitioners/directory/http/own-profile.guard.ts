import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../../../shared/kernel/actor.js';
import { requireOwnPractitioner } from '../application/own-practitioner.js';

/** Says no before the body is looked at: what is wrong with it is nobody else's to learn. */
@Injectable()
export class OwnProfileGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { params, user } = context.switchToHttp().getRequest<Request & { user: Actor }>();
    requireOwnPractitioner(user, String(params.id).toLowerCase());
    return true;
  }
}
