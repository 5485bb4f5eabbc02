import { Alert, type AlertProps } from '@mantine/core';

/** Something to know before going on. Its heading is as dark as the text: coloured ones are too pale to read on yellow. */
export function Notice(props: AlertProps) {
  return <Alert styles={{ title: { color: 'var(--mantine-color-text)', fontSize: '1rem' } }} {...props} />;
}
