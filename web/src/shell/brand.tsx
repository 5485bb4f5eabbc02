import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function Brand() {
  const { t } = useTranslation();
  return (
    <Link to="/" style={{ textDecoration: 'none', color: 'inherit' }}>
      <Group gap={10} wrap="nowrap" h={44}>
        <img src="/favicon.svg" width={30} height={30} alt="" />
        <Text fw={700} size="lg" span>
          {t('product')}
        </Text>
      </Group>
    </Link>
  );
}
