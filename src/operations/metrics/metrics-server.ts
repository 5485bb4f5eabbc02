import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Express } from 'express';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { register } from 'prom-client';
import { Config } from '../../config.js';
import { unauthenticated } from '../../shared/kernel/domain-error.js';
import { metricsAnswerTo } from './metrics-access.js';

/** `GET /metrics` on the port of the API. It is no operation of the API: no account may or may not read it. */
export function serveMetrics(app: NestExpressApplication, config: Config): void {
  const express = app.getHttpAdapter().getInstance() as Express;
  express.get('/metrics', (request, response, next) => {
    const answer = metricsAnswerTo(request, config);
    if (answer === 'shown') return void sendMetrics(response);
    // What is not here is answered as any path that nothing is at.
    next(answer === 'not here' ? undefined : unauthenticated('METRICS_TOKEN_MISSING', 'The metrics need their token.'));
  });
}

/** The metrics on METRICS_PORT, beside the port that the world reaches. */
@Injectable()
export class MetricsServer implements BeforeApplicationShutdown {
  private server?: Server;

  constructor(private readonly config: Config) {}

  /** Does nothing without METRICS_PORT. */
  async listen(): Promise<void> {
    const { metricsPort, host } = this.config;
    if (metricsPort === undefined) return;
    this.server = createServer((request, response) => this.answer(request, response));
    this.server.listen(metricsPort, host);
    await once(this.server, 'listening');
  }

  beforeApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const here = request.method === 'GET' && request.url === '/metrics';
    const answer = here ? metricsAnswerTo(request, this.config) : 'not here';
    if (answer === 'shown') void sendMetrics(response);
    else if (answer === 'not here') response.writeHead(404).end();
    else response.writeHead(401, { 'WWW-Authenticate': 'Bearer' }).end();
  }
}

async function sendMetrics(response: ServerResponse): Promise<void> {
  response.setHeader('Content-Type', register.contentType);
  response.end(await register.metrics());
}
