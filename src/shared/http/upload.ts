import {
  applyDecorators,
  Header,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiOkResponse, type SchemaObject } from '@nestjs/swagger';
import { fileTypeFromBuffer } from 'file-type';
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { invalid, refused } from '../kernel/domain-error.js';
import type { FileType } from '../kernel/file-name.js';
import { currentRequest } from '../kernel/request-context.js';
import { UploadGate } from './upload-gate.js';

/** What multer leaves in memory. */
export interface Upload {
  readonly originalname: string;
  readonly buffer: Buffer;
}

/**
 * What the file really is, by its content; what the client calls it counts for nothing.
 * @param taken The types that this route takes, and the sentence for any other.
 * @throws 400 without a file, UNSUPPORTED_FILE_TYPE for anything else.
 */
export async function uploadedFile<Type extends FileType>(
  file: Upload | undefined,
  taken: readonly Type[],
  otherwise: string,
): Promise<{ name: string; type: Type; content: Buffer }> {
  if (!file || file.buffer.length === 0) throw invalid('/file', 'must be a file that is not empty');
  const detected = await fileTypeFromBuffer(file.buffer);
  const type = taken.find((known) => known === detected?.mime);
  if (!type) throw refused('UNSUPPORTED_FILE_TYPE', otherwise);
  // The parser reads names as Latin-1; browsers write UTF-8.
  return { name: Buffer.from(file.originalname, 'latin1').toString('utf8'), type, content: file.buffer };
}

/** What the contract says of a route that answers with a file. */
export const AnswersFile = (mediaType: string, description = 'The file'): MethodDecorator =>
  ApiOkResponse({ description, content: { [mediaType]: { schema: { type: 'string', format: 'binary' } } } });

/** For the download of an uploaded file: a browser neither guesses its type nor runs it. */
export const SafeDownload = (): MethodDecorator =>
  applyDecorators(
    Header('X-Content-Type-Options', 'nosniff'),
    Header('Content-Security-Policy', `default-src 'none'; sandbox`),
  );

/**
 * Idempotency compares bodies, but sees a multipart request before its parts are read: this adds them, so that the same
 * key with another file is told apart.
 */
@Injectable()
export class UploadDigest implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const scope = currentRequest();
    if (scope?.idempotency) {
      const { body, file } = context.switchToHttp().getRequest<Request & { file?: Upload }>();
      const digest = createHash('sha256')
        .update(scope.idempotency.bodyHash)
        .update(JSON.stringify(body ?? null));
      if (file) digest.update(file.originalname).update(file.buffer);
      scope.idempotency = { ...scope.idempotency, bodyHash: digest.digest('hex') };
    }
    return next.handle();
  }
}

interface UploadRules {
  readonly maxBytes: number;
  /** The fields beside the file. Left out where a DTO documents the whole form. */
  readonly form?: { readonly required?: readonly string[]; readonly fields: Record<string, SchemaObject> };
  /** How many fields beside the file the parser reads. */
  readonly maxFields?: number;
}

/**
 * A route that takes one file, and a few short fields beside it, of accounts whose address is verified; the parser stops
 * reading where it is too much. With what the contract says of the form.
 */
export function Uploads({ maxBytes, form, maxFields = 4 }: UploadRules): MethodDecorator {
  const limits = { fileSize: maxBytes, files: 1, fieldSize: 1_000, fieldNameSize: 100, fieldNestingDepth: 0 };
  const file = FileInterceptor('file', {
    limits: { ...limits, fields: maxFields, parts: maxFields + 1, headerPairs: 20 },
  });
  return applyDecorators(
    UseInterceptors(UploadGate, file, UploadDigest),
    ApiConsumes('multipart/form-data'),
    ...(form ? [ApiBody({ schema: formOf(form) })] : []),
  );
}

function formOf({ required = [], fields }: NonNullable<UploadRules['form']>): SchemaObject {
  return {
    type: 'object',
    required: ['file', ...required],
    properties: { file: { type: 'string', format: 'binary' }, ...fields },
  };
}
