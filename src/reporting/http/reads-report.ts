import { applyDecorators, type Type } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiExtraModels,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiUnprocessableEntityResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { Problem } from '../../shared/http/problem.view.js';

/** A GET that answers with a report: as `view`, or as CSV for `Accept: text/csv` or `?format=csv`. */
export function ReadsReport(view: Type): MethodDecorator {
  const csv = { schema: { type: 'string' }, example: 'key,label,…' };
  return applyDecorators(
    ApiExtraModels(view),
    ApiOkResponse({
      description: 'The report; as CSV its lines without the total, in UTF-8 with a byte order mark',
      content: { 'application/json': { schema: { $ref: getSchemaPath(view) } }, 'text/csv': csv },
    }),
    ApiNotFoundResponse({ description: 'The site or practitioner is not of this account', type: Problem }),
    ApiUnprocessableEntityResponse({ description: 'RANGE_TOO_LONG: more than 366 days', type: Problem }),
    ApiBadRequestResponse({ description: 'Malformed: the fields are named', type: Problem }),
  );
}
