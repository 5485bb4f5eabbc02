import { ValidateIf } from 'class-validator';

/** The field may be left out, but null is refused: unlike `@IsOptional()`, for what has a value and cannot be emptied. */
export function UnlessAbsent(): PropertyDecorator {
  return ValidateIf((_, value: unknown) => value !== undefined);
}
