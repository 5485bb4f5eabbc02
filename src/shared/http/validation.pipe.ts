import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { DomainError, type FieldError } from '../kernel/domain-error.js';
import { bounded, errorsOfShape, escapedName, maxErrors, notAField } from './input-bounds.js';

/**
 * Checks every body and query against its DTO class: unknown fields are refused, wrong fields are named, up to
 * {@link maxErrors} of them.
 */
export function validationPipe(): ValidationPipe {
  return new CarefulValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => wrongFields(bounded(firstErrors(errors, ''))),
  });
}

/** What is bounded for every operation is checked before the rules of one operation, which cost more. */
class CarefulValidationPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      const errors = metadata.type === 'custom' ? [] : errorsOfShape(value);
      if (errors.length > 0) throw wrongFields(errors);
      return await super.transform(value, metadata);
    } catch (error) {
      throw metadata.type === 'body' ? error : byName(error);
    }
  }
}

/** Parameters are no document that a pointer could point into: they are called by their names. */
function byName(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  return wrongFields((error.errors ?? []).map((field) => ({ ...field, pointer: field.pointer.replace(/^\//, '') })));
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

function wrongFields(fields: FieldError[]): DomainError {
  return new DomainError('invalid', 'VALIDATION', 'The request has fields that are not right.', undefined, fields);
}

function firstErrors(errors: readonly ValidationError[], parent: string, found: FieldError[] = []): FieldError[] {
  for (const { property, constraints = {}, children = [] } of errors) {
    if (found.length >= maxErrors) break;
    const pointer = `${parent}/${escapedName(property)}`;
    for (const [rule, message] of Object.entries(constraints))
      found.push({ pointer, detail: rule === 'whitelistValidation' ? notAField : message });
    firstErrors(children, pointer, found);
  }
  return found;
}
