import type { FieldError } from '../kernel/domain-error.js';

/** More than any operation takes. Checking a field against its rules costs far more than counting it. */
const maxFields = 100;
const maxEntries = 500;
const maxValues = 3_000;

/** Problems that one answer names; the first ones are enough to mend the request. */
export const maxErrors = 20;
/** No field that an operation has lies deeper; a name that somebody made up can be as long as the body. */
const maxPointerLength = 100;

export const notAField = 'is not a field of this operation';

/**
 * What is wrong with an input whatever the operation: too many fields, entries or values, or names that every object
 * inherits, which class-validator would take for known ones. Stops at the first {@link maxErrors}.
 */
export function errorsOfShape(input: unknown): FieldError[] {
  const errors: FieldError[] = [];
  let values = 0;
  const look = (value: unknown, pointer: string): void => {
    if (errors.length >= maxErrors || ++values > maxValues || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      if (value.length > maxEntries) errors.push({ pointer, detail: `must have at most ${maxEntries} entries` });
      else value.forEach((each, index) => look(each, `${pointer}/${index}`));
      return;
    }
    const names = Object.keys(value);
    if (names.length > maxFields) {
      errors.push({ pointer, detail: `must have at most ${maxFields} fields` });
      return;
    }
    for (const name of names) {
      const here = `${pointer}/${escapedName(name)}`;
      if (name in Object.prototype) errors.push({ pointer: here, detail: notAField });
      look((value as Record<string, unknown>)[name], here);
    }
  };
  look(input, '');
  if (values > maxValues) errors.push({ pointer: '', detail: `must have at most ${maxValues} values in all` });
  return bounded(errors);
}

/** As many of them as an answer names, with pointers that are not longer than any real one. */
export function bounded(errors: readonly FieldError[]): FieldError[] {
  return errors.slice(0, maxErrors).map(({ pointer, detail }) => ({ pointer: shortened(pointer), detail }));
}

/** A name as a part of a JSON pointer (RFC 6901). */
export function escapedName(name: string): string {
  return shortened(name).replaceAll('~', '~0').replaceAll('/', '~1');
}

function shortened(text: string): string {
  return text.length > maxPointerLength ? `${text.slice(0, maxPointerLength)}…` : text;
}
