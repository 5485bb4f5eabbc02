import { useMutation, useQueryClient, type UseMutationOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { once } from '../../api/once';
import { isPassing } from '../../api/problem';
import type { Visit } from '../../api/schema';

const paths = {
  approve: '/api/v1/appointments/{id}/approve',
  decline: '/api/v1/appointments/{id}/decline',
  'check-in': '/api/v1/appointments/{id}/check-in',
  start: '/api/v1/appointments/{id}/start',
  complete: '/api/v1/appointments/{id}/complete',
  'no-show': '/api/v1/appointments/{id}/no-show',
  undo: '/api/v1/appointments/{id}/undo',
  cancel: '/api/v1/appointments/{id}/cancel',
  retract: '/api/v1/appointments/{id}/retract',
} as const;

/** What takes an appointment to another status: the words of `allowedActions`. */
export type Step = keyof typeof paths;

export function isStep(action: string): action is Step {
  return action in paths;
}

/** What is done to an appointment. */
export type AppointmentCommand =
  | { readonly action: Step; readonly reason?: string }
  | { readonly action: 'reschedule'; readonly start: string; readonly siteId: string }
  | { readonly action: 'edit'; readonly reason: string | null };

/** An appointment as it is on the screen: a command means this version of it. */
export type Versioned = Pick<Visit, 'id' | 'version'>;

/**
 * Sends a command, once, about the version that is on the screen; the answer is the appointment as it is now.
 * @throws {Problem} 412 when somebody changed it since
 */
export function perform({ id, version }: Versioned, command: AppointmentCommand): Promise<Visit> {
  return once([id, version, command], (key) => {
    const match = { 'If-Match': `"${version}"` };
    const params = { path: { id }, header: { 'Idempotency-Key': key, ...match } };
    switch (command.action) {
      case 'edit': {
        // A PATCH takes no key: its version alone says that it happens once.
        const body = { reason: command.reason };
        return answered(api.PATCH('/api/v1/appointments/{id}', { params: { path: { id }, header: match }, body }));
      }
      case 'reschedule': {
        const body = { start: command.start, siteId: command.siteId };
        return answered(api.POST('/api/v1/appointments/{id}/reschedule', { params, body }));
      }
      default: {
        const { action, reason } = command;
        // Where a reason is required, the dialog asks for it, and the server refuses without.
        const body = (reason === undefined ? {} : { reason }) as { reason: string };
        return answered(api.POST(paths[action], { params, body }));
      }
    }
  });
}

/** What a command changes: appointments, and with them free times. */
const changed = ['appointments', 'slots', 'next-free-date'];

type Handlers<Command extends AppointmentCommand> = Pick<
  UseMutationOptions<Visit, Error, Command>,
  'onSuccess' | 'onError'
> & { onRead?: () => void };

/**
 * Performs commands on an appointment. Whatever shows appointments or free times is read again afterwards, also after a
 * refusal; until then the command is under way, so nobody sends it twice. `onRead` runs after that.
 */
export function useAppointmentCommand<Command extends AppointmentCommand = AppointmentCommand>(
  appointment: Versioned,
  { onRead, ...handlers }: Handlers<Command> = {},
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (command: Command) => perform(appointment, command),
    ...handlers,
    onSettled: async (_appointment, error) => {
      if (isPassing(error)) return;
      await Promise.all(changed.map((key) => queries.invalidateQueries({ queryKey: [key] })));
      onRead?.();
    },
  });
}
