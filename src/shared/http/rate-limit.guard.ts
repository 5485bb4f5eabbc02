import { Injectable, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerModuleOptions } from '@nestjs/throttler';
import type { Request } from 'express';
import type { Config } from '../../config.js';
import { DomainError } from '../kernel/domain-error.js';

const perMinute = 1_200;

/** A ceiling for every client address; routes that guess at secrets set a lower one with @Throttle. */
export function rateLimits(config: Config): ThrottlerModuleOptions {
  return {
    throttlers: [{ name: 'default', limit: perMinute, ttl: 60_000 }],
    skipIf: (context: ExecutionContext) =>
      !config.rateLimit || /^\/health\b/.test(context.switchToHttp().getRequest<Request>().path),
  };
}

@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override headerPrefix = 'RateLimit';

  protected override throwThrottlingException(): Promise<void> {
    throw new DomainError('limited', 'TOO_MANY_REQUESTS', 'Too many requests from this address. Wait and try again.');
  }
}
