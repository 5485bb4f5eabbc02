/** In which status an appointment takes place, or took place: its entry stands in calendars. */
const takingPlace = ['confirmed', 'checked_in', 'in_consultation', 'completed', 'no_show'];

export function takesPlace(status: string): boolean {
  return takingPlace.includes(status);
}

/**
 * What a calendar has to be told of an appointment as it is now. Nothing enters it before it is confirmed, and what may have
 * entered it goes when the appointment does not take place, or waits for an approval again.
 */
export function calendarMethod(appointment: {
  readonly status: string;
  readonly everConfirmed: boolean;
}): 'REQUEST' | 'CANCEL' | undefined {
  if (takesPlace(appointment.status)) return 'REQUEST';
  return appointment.everConfirmed ? 'CANCEL' : undefined;
}
