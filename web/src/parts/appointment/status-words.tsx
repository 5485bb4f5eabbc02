import { Group, Text } from '@mantine/core';
import {
  Ban,
  CircleCheck,
  CircleX,
  Check,
  Eraser,
  Hourglass,
  Stethoscope,
  TimerOff,
  UserCheck,
  UserX,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VisitStatus } from '../../api/schema';

const icons: Record<VisitStatus, LucideIcon> = {
  pending: Hourglass,
  confirmed: CircleCheck,
  checked_in: UserCheck,
  in_consultation: Stethoscope,
  completed: Check,
  declined: CircleX,
  cancelled: Ban,
  no_show: UserX,
  expired: TimerOff,
  entered_in_error: Eraser,
};

const waiting = 'light-dark(#8a4b00, #ffc078)';

/** Said by an icon and by words; the colour only underlines it. */
const colours: Partial<Record<VisitStatus, string>> = {
  pending: waiting,
  confirmed: 'var(--mantine-color-anchor)',
  checked_in: 'var(--mantine-color-anchor)',
  in_consultation: 'var(--mantine-color-anchor)',
};

export function StatusIcon({ status, size = 18 }: { status: VisitStatus; size?: number }) {
  const Icon = icons[status];
  return (
    <Icon size={size} color={colours[status] ?? 'var(--mantine-color-dimmed)'} aria-hidden style={{ flexShrink: 0 }} />
  );
}

/** Where a visit stands, in words. */
export function StatusWords({ status }: { status: VisitStatus }) {
  const { t } = useTranslation();
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
      <StatusIcon status={status} />
      <Text span fw={600} c={colours[status] ?? 'dimmed'}>
        {t(`status.${status}`)}
      </Text>
    </Group>
  );
}
