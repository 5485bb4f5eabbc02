import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../api/settings';

export function Brand() {
  const { t } = useTranslation();
  const settings = useSettings();
  return (
    <Link to="/" style={{ textDecoration: 'none', color: 'inherit', minWidth: 0 }}>
      <Group gap={8} wrap="nowrap" h={44}>
        <img src={settings?.logoUrl ?? '/favicon.svg'} height={30} alt="" style={{ maxWidth: 90 }} />
        <Text fw={700} fz={{ base: 'md', sm: 'lg' }} span truncate>
          {settings?.name ?? t('product')}
        </Text>
      </Group>
    </Link>
  );
}
