import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Whether something is offered, in words. */
export function State({ active }: { active: boolean }) {
  const { t } = useTranslation('admin');
  return (
    <Badge size="lg" miw="max-content" color={active ? 'teal' : 'gray'} variant={active ? 'light' : 'default'}>
      {t(active ? 'state.active' : 'state.inactive')}
    </Badge>
  );
}
