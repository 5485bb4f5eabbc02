import { ExpressAdapter } from '@nestjs/platform-express';
import express, { type Response } from 'express';
import { sayVersion } from './etag.js';
import { sayReplayed } from './idempotency-key.js';

/** Express, with the headers that an answer decides itself. Interceptors would make every request a chain of streams. */
export class Answers extends ExpressAdapter {
  constructor() {
    const app = express();
    // Each path has one spelling: what a proxy keeps from the world by its path cannot be asked for by another one. The
    // router takes these settings over when it is first used, which the adapter's own constructor does.
    app.enable('case sensitive routing');
    app.enable('strict routing');
    super(app);
  }

  override reply(response: Response, body: unknown, status?: number): unknown {
    sayVersion(response, body);
    sayReplayed(response);
    return super.reply(response, body, status);
  }
}
