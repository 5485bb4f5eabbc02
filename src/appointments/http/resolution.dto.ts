import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { IsId, IsText } from '../../shared/http/fields.js';
import { DomainError, type FieldError } from '../../shared/kernel/domain-error.js';
import type { ImpactOptions } from '../application/change-impact.js';
import { maxDecisions, type Decision, type Resolution } from '../domain/resolution.js';

const defaultDays = 14;

/** What becomes of visits that a change hits: of all of them, or in a list of the one it names. */
export class ResolutionBody {
  /** In a list: which visit. */
  @IsOptional()
  @IsId()
  appointmentId?: string;

  /** `keep` leaves them, `cancel` cancels and tells, `move` gives them another practitioner or another time, and tells. */
  @ApiProperty({ enum: ['keep', 'cancel', 'move'] })
  @IsIn(['keep', 'cancel', 'move'], { message: 'must be keep, cancel or move' })
  kind: 'keep' | 'cancel' | 'move';

  /** To whom they move; with `nextFree` it may be left out: they stay with whom they are. */
  @ValidateIf(
    ({ kind, practitionerId, nextFree }: ResolutionBody) =>
      (kind === 'move' && !nextFree) || practitionerId !== undefined,
  )
  @IsId()
  practitionerId?: string;

  /** They move to the next free time after their own, at the same site, where the patient has no other visit. */
  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  nextFree?: boolean;

  /** How many days after their own time the next free one may lie; 14 unless it is said. */
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 90 })
  @IsOptional()
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be at least 1' })
  @Max(90, { message: 'must be at most 90' })
  withinDays?: number;

  /** Why they are cancelled; the patients are told. */
  @IsOptional()
  @IsText(2_000)
  reason?: string;
}

/** The field `resolution`: one for all visits that are hit, or a list with one for each. */
export function TakesResolution(): PropertyDecorator {
  const one = { $ref: getSchemaPath(ResolutionBody) };
  return applyDecorators(
    ApiPropertyOptional({
      description:
        'What becomes of the visits that are hit: one for all of them, or a list with one for each. A visit that is not in the list is answered with 409 again.',
      oneOf: [one, { type: 'array', items: one, maxItems: maxDecisions }],
    }),
    IsOptional(),
    ValidateNested({ message: 'must be an object, or a list of objects' }),
    Type(() => ResolutionBody),
  ) as PropertyDecorator;
}

export class DryRunQuery {
  /** Only says which visits would be hit. */
  @ApiPropertyOptional({ type: Boolean, default: false })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => ({ true: true, false: false })[String(value)] ?? value)
  @IsBoolean({ message: 'must be true or false' })
  dryRun: boolean = false;
}

/** How a change treats what it hits. @throws VALIDATION where a list is too long, or does not say which visits it means */
export function impactOf(body: ResolutionBody | ResolutionBody[] | undefined, { dryRun }: DryRunQuery): ImpactOptions {
  return { resolution: resolutionOf(body), dryRun };
}

function resolutionOf(body: ResolutionBody | ResolutionBody[] | undefined): Resolution | undefined {
  if (!body) return undefined;
  if (!Array.isArray(body)) {
    if (body.appointmentId !== undefined) throw wrong('/resolution/appointmentId', 'belongs into a list');
    return decisionOf(body);
  }
  if (body.length > maxDecisions) throw wrong('/resolution', `must have at most ${maxDecisions} entries`);
  const decisions = new Map<string, Decision>();
  for (const [nth, { appointmentId, ...decision }] of body.entries()) {
    const pointer = `/resolution/${nth}/appointmentId`;
    if (appointmentId === undefined) throw wrong(pointer, 'must say which visit is meant');
    if (decisions.has(appointmentId)) throw wrong(pointer, 'must not be named twice');
    decisions.set(appointmentId, decisionOf(decision));
  }
  return decisions;
}

function decisionOf({ kind, practitionerId, nextFree, withinDays, reason }: ResolutionBody): Decision {
  if (kind === 'keep') return { kind };
  if (kind === 'cancel') return { kind, reason };
  return { kind, practitionerId, ...(nextFree ? { withinDays: withinDays ?? defaultDays } : {}) };
}

function wrong(pointer: string, detail: string): DomainError {
  const fields: FieldError[] = [{ pointer, detail }];
  return new DomainError('invalid', 'VALIDATION', 'The request has fields that are not right.', undefined, fields);
}
