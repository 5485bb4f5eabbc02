import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { Logger } from 'nestjs-pino';
import type { Config } from './config.js';
import { openApiDocument } from './openapi/document.js';
import { globalPrefix, outsidePrefix } from './shared/http/global-prefix.js';
import { Readiness } from './shared/http/health.controller.js';
import { takeJsonBodies } from './shared/http/json-body.js';
import { serveMetrics } from './operations/index.js';
import { failurePage, servePortal } from './portal.js';
import { ProblemFilter } from './shared/http/problem.filter.js';
import { requestContext } from './shared/http/request-context.middleware.js';
import { securityHeaders } from './shared/http/security-headers.js';
import { validationPipe } from './shared/http/validation.pipe.js';
import { Clock } from './shared/kernel/clock.js';
import { AuditTrail } from './audit/index.js';

/** Everything about HTTP that main, the tests and the openapi writer share. */
export function setUp(app: NestExpressApplication, config: Config): void {
  const readiness = app.get(Readiness);
  app.useLogger(app.get(Logger));
  app.set('trust proxy', config.trustProxy);
  // `?a[b]=1` stays a key of its own and is refused as unknown; nested objects from a URL are nobody's wish.
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  // An ETag here is a version that If-Match can name, not a hash of the body.
  app.disable('etag');
  app.use(requestContext);
  app.use(securityHeaders(config));
  app.use((_request: Request, response: Response, next: NextFunction) => {
    readiness.answering(response);
    next();
  });
  if (config.clock) app.use(dateOfClock(app.get(Clock)));
  serveMetrics(app, config);
  servePortal(app, config);
  takeJsonBodies(app);
  if (config.corsOrigins.length > 0)
    app.enableCors({
      origin: config.corsOrigins,
      credentials: true,
      exposedHeaders: ['ETag', 'Location', 'X-Request-Id'],
    });
  app.setGlobalPrefix(globalPrefix, { exclude: outsidePrefix });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(failurePage(), app.get(AuditTrail)));
  SwaggerModule.setup('docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    swaggerOptions: { displayRequestDuration: true, tagsSorter: 'alpha' },
    customSiteTitle: 'Careslot API',
  });
}

/** A clock that was moved is the portal's too: it reads the time from the answers. */
function dateOfClock(clock: Clock) {
  return (_request: Request, response: Response, next: NextFunction): void => {
    response.setHeader('Date', new Date(clock.now().epochMilliseconds).toUTCString());
    next();
  };
}
