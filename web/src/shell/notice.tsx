import { Alert, type AlertProps } from '@mantine/core';

/** What yellow is on dark surfaces: a shade of it, not a shout. */
const calm = 'light-dark(var(--mantine-color-yellow-light), #38321c)';

/** Something to know before going on. Its heading is as dark as the text: coloured ones are too pale to read on yellow. */
export function Notice(props: AlertProps) {
  const root = props.color === 'yellow' ? { background: calm } : {};
  return <Alert styles={{ root, title: { color: 'var(--mantine-color-text)', fontSize: '1rem' } }} {...props} />;
}
