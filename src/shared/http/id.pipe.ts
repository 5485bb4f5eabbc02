import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { missing } from '../kernel/domain-error.js';
import { isId } from '../kernel/id.js';

/** A path parameter that must be an id. Text that is none names nothing: it is answered like a missing thing. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string, _metadata: ArgumentMetadata): string {
    if (!isId(value)) throw missing('resource');
    return value.toLowerCase();
  }
}
