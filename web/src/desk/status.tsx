import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VisitStatus } from '../api/schema';

// Outlined, in the colour of the text: tinted badges are too weak to read. The words carry the meaning.
const colors: Partial<Record<VisitStatus, string>> = {
  pending: 'var(--mantine-color-yellow-6)',
  checked_in: 'var(--mantine-color-teal-6)',
  in_consultation: 'var(--mantine-color-teal-6)',
};

/** The status in words; a dot marks what needs somebody. */
export function Status({ status }: { status: VisitStatus }) {
  const { t } = useTranslation();
  const color = colors[status];
  return (
    <Badge
      variant="default"
      size="lg"
      fw={500}
      leftSection={
        color && (
          <span aria-hidden style={{ display: 'block', width: 8, height: 8, borderRadius: 8, background: color }} />
        )
      }
    >
      {t(`status.${status}`)}
    </Badge>
  );
}
