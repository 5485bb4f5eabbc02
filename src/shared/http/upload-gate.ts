import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Observable } from 'rxjs';
import { requireVerifiedEmail, type Actor } from '../kernel/actor.js';
import { limited, unavailable } from '../kernel/domain-error.js';

/** Each upload that is under way may hold its whole file in memory. */
const maxAtOnce = 20;
const maxPerAccount = 3;
const retryAfterSeconds = 5;

/** The accounts of the uploads under way in this process, one entry for each upload. */
const underWay: string[] = [];

/**
 * Lets uploads in before a byte of them is read: from accounts with a verified address, and not too many at once.
 * @throws EMAIL_NOT_VERIFIED, TOO_MANY_REQUESTS, BUSY
 */
@Injectable()
export class UploadGate implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const { user } = http.getRequest<Request & { user: Actor }>();
    const response = http.getResponse<Response>();
    requireVerifiedEmail(user);
    const { accountId } = user;
    if (underWay.filter((each) => each === accountId).length >= maxPerAccount)
      throw limited('Other files of yours are still being sent. Try again in a moment.', retryAfterSeconds);
    if (underWay.length >= maxAtOnce)
      throw unavailable('BUSY', 'Too many files are being sent. Try again in a moment.');
    if (!response.destroyed) {
      underWay.push(accountId);
      response.once('close', () => underWay.splice(underWay.indexOf(accountId), 1));
    }
    return next.handle();
  }
}
