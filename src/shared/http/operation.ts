import { applyDecorators, HttpCode, UseInterceptors, type Type } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiPreconditionFailedResponse,
  ApiResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { TakesIdempotencyKey } from './idempotency-key.js';
import { LocationInterceptor } from './location.interceptor.js';
import { Problem } from './problem.view.js';

const problem = (description: string) => ({ description, type: Problem });

const idempotencyKey = applyDecorators(
  TakesIdempotencyKey(),
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The same key with the same body replays the first answer for 24 hours.',
  }),
) as MethodDecorator;

/** The answers that every operation with input shares. */
const inputProblems = [ApiBadRequestResponse(problem('Malformed: the fields are named'))];

/** A GET that answers with `view`. */
export function Reads(view: Type, description = 'Found'): MethodDecorator {
  return applyDecorators(
    ApiOkResponse({ type: view, description }),
    ApiNotFoundResponse(problem('It does not exist, or not for this account')),
    ...inputProblems,
  );
}

/** A POST that creates: 201 with `Location: <path of the request>/<id>`, or under `collection` when it differs. */
export function Creates(view: Type, collection?: string): MethodDecorator {
  return applyDecorators(
    HttpCode(201),
    UseInterceptors(new LocationInterceptor(collection)),
    ApiCreatedResponse({
      type: view,
      description: 'Created',
      headers: { Location: { schema: { type: 'string' }, description: 'Its path' } },
    }),
    ApiConflictResponse(problem('In conflict with what is there')),
    ApiUnprocessableEntityResponse(problem('Well-formed, but a rule refuses it: the code names the rule')),
    idempotencyKey,
    ...inputProblems,
  );
}

/** A POST that commands something that exists: 200. */
export function Commands(view: Type, description = 'Done'): MethodDecorator {
  return applyDecorators(CommandsWithoutKey(view, description), idempotencyKey);
}

/** The same where the answer is a secret, which must not be stored for a repetition. */
export function CommandsWithoutKey(view: Type, description = 'Done'): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    ApiOkResponse({ type: view, description }),
    ApiNotFoundResponse(problem('It does not exist, or not for this account')),
    ApiConflictResponse(problem('Its state does not allow it, or somebody was faster')),
    ApiPreconditionFailedResponse(problem('If-Match names an older version')),
    ApiUnprocessableEntityResponse(problem('Well-formed, but a rule refuses it: the code names the rule')),
    ...inputProblems,
  );
}

/** Documents what `@RequiredIfMatch()` asks for. */
export function NeedsIfMatch(): MethodDecorator {
  return applyDecorators(
    ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of what you have read, or `*`' }),
    ApiResponse({ status: 428, ...problem('If-Match is missing') }),
  );
}

/** A PUT or PATCH: needs If-Match. */
export function Changes(view: Type, description = 'Changed'): MethodDecorator {
  return applyDecorators(
    ApiOkResponse({ type: view, description }),
    NeedsIfMatch(),
    ApiNotFoundResponse(problem('It does not exist, or not for this account')),
    ApiConflictResponse(problem('In conflict with what is there')),
    ApiPreconditionFailedResponse(problem('If-Match names an older version')),
    ApiUnprocessableEntityResponse(problem('Well-formed, but a rule refuses it: the code names the rule')),
    ...inputProblems,
  );
}

/** A DELETE: 204 without a body. */
export function Removes(description = 'Gone'): MethodDecorator {
  return applyDecorators(
    HttpCode(204),
    ApiResponse({ status: 204, description }),
    ApiNotFoundResponse(problem('It does not exist, or not for this account')),
    ...inputProblems,
  );
}
