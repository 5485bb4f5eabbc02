import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { DomainError, type FieldError } from '../kernel/domain-error.js';

const notAField = 'is not a field of this operation';

/** Checks every body and query against its DTO class: unknown fields are refused, every wrong field is named. */
export function validationPipe(): ValidationPipe {
  return new CarefulValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      return wrongFields(errors.flatMap((error) => fieldErrors(error, '')));
    },
  });
}

/** class-validator looks fields up in a plain object and so takes `constructor`, `toString` and the like for known. */
class CarefulValidationPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const inherited = metadata.type === 'custom' ? [] : inheritedNames(value, '');
    if (inherited.length > 0) throw wrongFields(inherited.map((pointer) => ({ pointer, detail: notAField })));
    return super.transform(value, metadata);
  }
}

/**
 * For each object class-validator walks through the rules of every class there is. A class never gets other rules, so
 * they are looked for once.
 */
function rememberRules(): void {
  const storage = getMetadataStorage();
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const known = new WeakMap<object, ReturnType<typeof find>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (schema || always || strictGroups || groups?.length) return find(target, schema, always, strictGroups, groups);
    let rules = known.get(target);
    if (!rules) known.set(target, (rules = find(target, schema, always, strictGroups, groups)));
    return rules;
  };
}
rememberRules();

function inheritedNames(value: unknown, pointer: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const here = `${pointer}/${name}`;
    return [...(name in Object.prototype ? [here] : []), ...inheritedNames(each, here)];
  });
}

function wrongFields(fields: FieldError[]): DomainError {
  return new DomainError('invalid', 'VALIDATION', 'The request has fields that are not right.', undefined, fields);
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    pointer,
    detail: rule === 'whitelistValidation' ? notAField : message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}
