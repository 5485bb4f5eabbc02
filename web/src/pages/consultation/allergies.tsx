import { Alert, Badge, Group, List, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MedicalHistory } from '../../api/schema';

/** The allergies alone: they stand wherever somebody may prescribe. */
export function Allergies({ history }: { history: MedicalHistory }) {
  const { t } = useTranslation(['consultation', 'record']);
  const { allergies, updatedAt } = history;
  if (updatedAt === null) return <Text c="dimmed">{t('history.never')}</Text>;
  if (allergies.length === 0) return <Text>{t('history.noAllergies')}</Text>;
  return (
    <Alert color="red" icon={<TriangleAlert aria-hidden />} title={t('record:history.allergies')}>
      <List spacing={4} listStyleType="none">
        {allergies.map(({ substance, reaction, severity }) => (
          <List.Item key={`${substance} ${reaction}`}>
            <Group gap="xs" style={{ rowGap: 0 }}>
              <Text fw={650} span>
                {substance}
              </Text>
              {reaction !== undefined && <Text span>{reaction}</Text>}
              {severity && (
                <Badge variant={severity === 'severe' ? 'filled' : 'default'} color="red.9">
                  {t(`record:history.severity.${severity}`)}
                </Badge>
              )}
            </Group>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
