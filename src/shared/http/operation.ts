import { applyDecorators, HttpCode, UseInterceptors, type Type } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import { TakesIdempotencyKey } from './idempotency-key.js';
import { LocationInterceptor } from './location.interceptor.js';

const idempotencyKey = applyDecorators(
  TakesIdempotencyKey(),
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The same key with the same body replays the first answer for 24 hours.',
  }),
) as MethodDecorator;

/** A GET that answers with `view`. */
export function Reads(view: Type, description = 'Found'): MethodDecorator {
  return applyDecorators(ApiOkResponse({ type: view, description }));
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
    idempotencyKey,
  );
}

/** A POST that commands something that exists: 200. */
export function Commands(view: Type, description = 'Done'): MethodDecorator {
  return applyDecorators(CommandsWithoutKey(view, description), idempotencyKey);
}

/** The same where the answer is a secret, which must not be stored for a repetition. */
export function CommandsWithoutKey(view: Type, description = 'Done'): MethodDecorator {
  return applyDecorators(HttpCode(200), ApiOkResponse({ type: view, description }));
}

/** Documents what `@RequiredIfMatch()` asks for. */
export function NeedsIfMatch(): MethodDecorator {
  return ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of what you have read, or `*`' });
}

/** A PUT or PATCH: needs If-Match. */
export function Changes(view: Type, description = 'Changed'): MethodDecorator {
  return applyDecorators(ApiOkResponse({ type: view, description }), NeedsIfMatch());
}

/** A DELETE: 204 without a body. */
export function Removes(description = 'Gone'): MethodDecorator {
  return applyDecorators(HttpCode(204), ApiResponse({ status: 204, description }));
}
