import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Practitioner } from '../../../api/schema';
import { ButtonLink } from '../../../shell/links';
import { openingLines } from '../../../parts/hours/opening-hours-words';
import { useSiteName } from '../use-site-name';

/** When somebody works by the week, and the ways to change it. */
export function WorkingTime({ practitioner: { id, workingDays } }: { practitioner: Practitioner }) {
  const { t } = useTranslation('practitioners');
  const siteName = useSiteName();
  const siteIds = [...new Set(workingDays.map(({ siteId }) => siteId))];
  return (
    <Card component="section" aria-labelledby="working-time">
      <Stack gap="md">
        <Title order={2} id="working-time">
          {t('hours.title')}
        </Title>
        {siteIds.length === 0 && <Text c="dimmed">{t('hours.none')}</Text>}
        {siteIds.map((siteId) => (
          <div key={siteId}>
            <Text fw={600}>{siteName(siteId)}</Text>
            {openingLines(workingDays.filter((day) => day.siteId === siteId)).map((line) => (
              <Text key={line} className="tabular">
                {line}
              </Text>
            ))}
          </div>
        ))}
        <Group gap="sm">
          <ButtonLink variant="default" to="/admin/practitioners/$practitionerId/hours" params={{ practitionerId: id }}>
            {t('hours.change')}
          </ButtonLink>
          <ButtonLink variant="default" to="/admin/practitioners/$practitionerId/leave" params={{ practitionerId: id }}>
            {t('leave.title')}
          </ButtonLink>
        </Group>
      </Stack>
    </Card>
  );
}
