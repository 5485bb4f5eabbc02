import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../../api/schema';

const colors: Record<Application['status'], string> = {
  draft: 'gray',
  submitted: 'teal',
  in_review: 'teal',
  needs_info: 'gray',
  approved: 'teal',
  rejected: 'red',
};

/** Where an application stands, in words; filled when the clinic has to do something. */
export function ApplicationStatus({ status }: { status: Application['status'] }) {
  const { t } = useTranslation('admin');
  const ours = status === 'submitted' || status === 'in_review';
  const variant = ours ? 'filled' : status === 'approved' ? 'light' : 'default';
  return (
    <Badge size="lg" miw="max-content" color={colors[status]} variant={variant}>
      {t(`applications.statuses.${status}`)}
    </Badge>
  );
}
