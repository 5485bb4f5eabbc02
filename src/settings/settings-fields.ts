import { registerDecorator, type ValidationArguments } from 'class-validator';
import { minutesOf, type Policies } from './settings.js';

const hour = 60;
const week = 7 * 24 * hour;

function check(name: string, message: string, validate: (value: unknown, all: ValidationArguments) => boolean) {
  return (target: object, propertyName: string | symbol): void =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: propertyName as string,
      options: { message },
      validator: { validate: (value, all) => validate(value, all!) },
    });
}

/** Different durations from an hour to a week: `P1D` and `PT24H` are the same. */
export function AreLeads(): PropertyDecorator {
  return check('areLeads', 'must be different durations from PT1H to P7D, such as PT24H', (value) => {
    if (!Array.isArray(value)) return false;
    const leads = value.map((lead: unknown) => (typeof lead === 'string' ? minutesOf(lead) : NaN));
    return leads.every((lead) => lead >= hour && lead <= week) && new Set(leads).size === leads.length;
  });
}

/** A lead time past the end of the window would leave nothing to book. */
export function FitsTheWindow(): PropertyDecorator {
  return check('fitsTheWindow', 'must be shorter than bookingWindowDays', (value, { object }) => {
    const { bookingWindowDays } = object as Partial<Policies>;
    return typeof value !== 'number' || typeof bookingWindowDays !== 'number' || value < bookingWindowDays * 1_440;
  });
}
