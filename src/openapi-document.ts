import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { version } from './shared/package.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Answer = Exclude<NonNullable<Operation['responses'][string]>, { $ref: string }>;

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
  const document = SwaggerModule.createDocument(app, options);
  for (const { get, put, post, patch, delete: remove } of Object.values(document.paths)) {
    for (const operation of [post, remove]) if (operation) dropAssumedAnswer(operation);
    for (const operation of [get, put, post, patch, remove]) if (operation) finish(operation);
  }
  return document;
}

/** What decorators cannot say: problems have a media type of their own, and what needs no token says so. */
function finish(operation: Operation): void {
  operation.security ??= [];
  for (const { content } of answersOf(operation)) {
    for (const [type, body] of Object.entries(content ?? {})) {
      if (!body.schema || !('$ref' in body.schema) || !body.schema.$ref.endsWith('/Problem')) continue;
      delete content![type];
      content!['application/problem+json'] = body;
    }
  }
}

/** The Swagger plugin assumes a success of every operation; where one says itself how it ends, that is the truth. */
function dropAssumedAnswer({ responses }: Operation): void {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const assumed = successes.filter(([, answer]) => !answer || !('description' in answer) || !answer.description);
  if (assumed.length < successes.length) for (const [status] of assumed) delete responses[status];
}

function answersOf({ responses }: Operation): Answer[] {
  return Object.values(responses).filter((answer): answer is Answer => answer !== undefined && !('$ref' in answer));
}
