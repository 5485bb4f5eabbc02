import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { Problem } from '../shared/http/problem.view.js';
import { version } from '../shared/package.js';
import { addProblems, type Operation } from './problem-answers.js';

/** The contract, made from the code. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const description =
    'Doctor appointments that clinics run themselves. Sign in with POST /auth/login, then authorise with the access token.';
  const options = new DocumentBuilder()
    .setTitle('Careslot')
    .setDescription(description)
    .setVersion(version)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .setOpenAPIVersion('3.1.0')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = SwaggerModule.createDocument(app, options, { extraModels: [Problem] });
  const shared = ((document.components ??= {}).responses ??= {});
  for (const { get, put, post, patch, delete: remove } of Object.values(document.paths)) {
    for (const operation of [post, remove]) if (operation) dropAssumedAnswer(operation);
    for (const operation of [get, put, post, patch, remove]) {
      if (!operation) continue;
      // What needs no token says so; what says nothing would be read as either.
      operation.security ??= [];
      addProblems(operation, shared);
    }
  }
  return document;
}

/** The Swagger plugin assumes a success of every operation; where one says itself how it ends, that is the truth. */
function dropAssumedAnswer({ responses }: Operation): void {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const assumed = successes.filter(([, answer]) => !answer || !('description' in answer) || !answer.description);
  if (assumed.length < successes.length) for (const [status] of assumed) delete responses[status];
}
