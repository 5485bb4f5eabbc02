import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';

/** A GET that answers with a report: as `view`, or as CSV for `Accept: text/csv` or `?format=csv`. */
export function ReadsReport(view: Type): MethodDecorator {
  const csv = { schema: { type: 'string' }, example: 'key,label,…' };
  return applyDecorators(
    ApiExtraModels(view),
    ApiOkResponse({
      description: 'The report; as CSV its lines without the total, in UTF-8 with a byte order mark',
      content: { 'application/json': { schema: { $ref: getSchemaPath(view) } }, 'text/csv': csv },
    }),
  );
}
