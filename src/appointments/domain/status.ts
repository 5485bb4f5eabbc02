export const statuses = [
  'pending',
  'confirmed',
  'checked_in',
  'in_consultation',
  'completed',
  'declined',
  'cancelled',
  'no_show',
  'expired',
  'entered_in_error',
] as const;

/** Where an appointment stands in its life. Reminders, payment and waitlist never touch it. */
export type AppointmentStatus = (typeof statuses)[number];

/** The statuses in which an appointment takes the practitioner's and the patient's time: each has a live claim. */
export const occupyingStatuses = ['pending', 'confirmed', 'checked_in', 'in_consultation'] as const;

export function occupies(status: AppointmentStatus): boolean {
  return (occupyingStatuses as readonly AppointmentStatus[]).includes(status);
}
