import { notifications } from '@mantine/notifications';

/** Says in a corner that it is saved. */
export function tellSaved(message: string): void {
  notifications.show({ message });
}
