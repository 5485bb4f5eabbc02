import { ExpressAdapter } from '@nestjs/platform-express';
import type { Response } from 'express';
import { sayVersion } from './etag.js';
import { sayReplayed } from './idempotency-key.js';

/** Express, with the headers that an answer decides itself. Interceptors would make every request a chain of streams. */
export class Answers extends ExpressAdapter {
  override reply(response: Response, body: unknown, status?: number): unknown {
    sayVersion(response, body);
    sayReplayed(response);
    return super.reply(response, body, status);
  }
}
