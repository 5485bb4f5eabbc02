import { Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerModuleOptions, type ThrottlerRequest } from '@nestjs/throttler';
import type { Request } from 'express';
import { Config } from '../../config.js';
import { DomainError } from '../kernel/domain-error.js';

const minute = 60_000;

/**
 * A ceiling for every client address (an IPv6 /64), over all routes together and in each process; routes that guess at
 * secrets have a lower one of their own beside it, with @Throttle.
 */
export function rateLimits(config: Config): ThrottlerModuleOptions {
  return {
    throttlers: [{ name: 'default', limit: config.requestsPerMinute, ttl: minute }],
    skipIf: (context: ExecutionContext) =>
      !config.rateLimit || /^\/health\b/.test(context.switchToHttp().getRequest<Request>().path),
  };
}

@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  protected override headerPrefix = 'RateLimit';

  @Inject(Config)
  private readonly config: Config;

  protected override async handleRequest(request: ThrottlerRequest): Promise<boolean> {
    const { requestsPerMinute: limit } = this.config;
    const ceiling = { limit, ttl: minute, blockDuration: minute, generateKey: everyRoute };
    const below = await super.handleRequest({ ...request, ...ceiling });
    return request.limit === limit ? below : super.handleRequest(request);
  }

  protected override throwThrottlingException(): Promise<void> {
    throw new DomainError('limited', 'TOO_MANY_REQUESTS', 'Too many requests from this address. Wait and try again.');
  }
}

const everyRoute = (_context: ExecutionContext, address: string): string => `every route from ${address}`;
