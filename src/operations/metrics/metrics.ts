import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Histogram } from 'prom-client';
import { RequestFigures } from './request-figures.js';

collectDefaultMetrics();

const durations = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to answer, by method, route pattern and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
});

/** The real time, in milliseconds since 1970, on a clock that nobody sets back. */
export const steadyNow = (): number => performance.timeOrigin + performance.now();

/** Measures every request under its route's pattern: never a path with ids in it. */
@Injectable()
export class MetricsMiddleware implements NestMiddleware {
  constructor(private readonly figures: RequestFigures) {}

  use(request: Request, response: Response, next: NextFunction): void {
    const started = performance.now();
    response.on('finish', () => {
      const { method } = request;
      const route = (request.route as { path?: string } | undefined)?.path ?? 'unknown';
      const milliseconds = performance.now() - started;
      durations.labels(method, route, String(response.statusCode)).observe(milliseconds / 1e3);
      this.figures.observe({ method, route, status: response.statusCode, milliseconds }, steadyNow());
    });
    next();
  }
}
