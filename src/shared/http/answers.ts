import { ExpressAdapter } from '@nestjs/platform-express';
import express, { type Response } from 'express';
import { createServer, type Server } from 'node:http';
import { setETag } from './etag.js';
import { sayReplayed } from './idempotency-key.js';

/** How long a client may take, in milliseconds. A file of 15 MB takes two minutes on a slow line. */
export const patience = { headersTimeout: 15_000, requestTimeout: 180_000, connectionsCheckingInterval: 5_000 };

/** Express, with the headers that an answer decides itself. Interceptors would make every request a chain of streams. */
export class Answers extends ExpressAdapter {
  // The adapter's own type of it is any server's.
  declare protected httpServer: Server;

  constructor(private readonly limits = patience) {
    const app = express();
    // Each path has one spelling: what a proxy keeps from the world by its path cannot be asked for by another one. The
    // router takes these settings over when it is first used, which the adapter's own constructor does.
    app.enable('case sensitive routing');
    app.enable('strict routing');
    super(app);
  }

  /** A client that sends its headers or its body drop by drop is answered 408 and cut off. */
  override initHttpServer(): void {
    this.httpServer = createServer(this.limits, this.getInstance());
  }

  override reply(response: Response, body: unknown, status?: number): unknown {
    setETag(response, body);
    sayReplayed(response);
    return super.reply(response, body, status);
  }
}
