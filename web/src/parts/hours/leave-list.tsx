import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { Palmtree } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Leave, Site } from '../../api/schema';
import { Empty } from '../../shell/empty';
import { Failure } from '../../shell/failure';
import { ImpactDialog } from './impact';
import { daysOf, rangeWords, zonesOf } from './leave-dates';
import { useRemoveLeave } from './use-leave';

/** Leave (and extra hours) to come, each with the way back. */
export function LeaveList({
  practitionerId,
  exceptions,
  sites,
  homeZone,
  onRemoved,
}: {
  practitionerId: string;
  exceptions: readonly Leave[];
  sites: readonly Site[];
  homeZone: string;
  onRemoved: () => void;
}) {
  const { t } = useTranslation('practice');
  const removing = useRemoveLeave(practitionerId, onRemoved);
  const zoneOf = zonesOf(sites, homeZone);
  const wordsOf = (leave: Leave) => {
    const range = rangeWords(leave, zoneOf(leave.siteId));
    return leave.kind === 'extra_hours' ? `${t('leave.extra')}, ${range}` : range;
  };
  const { question } = removing;
  if (exceptions.length === 0) {
    return (
      <Empty icon={Palmtree} title={t('leave.empty')}>
        {t('leave.emptyText')}
      </Empty>
    );
  }
  return (
    <Stack gap="sm">
      {removing.askingError && <Failure error={removing.askingError} />}
      <Stack gap="sm" role="list" aria-labelledby="coming-leave">
        {exceptions.map((leave) => {
          const days = daysOf(leave);
          const site = sites.find(({ id }) => id === leave.siteId)?.name;
          const facts = [
            days !== undefined && t('leave.days', { count: days }),
            site ?? (sites.length > 1 && t('leave.everywhere')),
            leave.reason,
          ].filter(Boolean);
          return (
            <Card role="listitem" key={leave.id} padding="md">
              <Group justify="space-between" gap="sm">
                <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                  <Text fw={600} className="tabular">
                    {wordsOf(leave)}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {facts.join(' · ')}
                  </Text>
                </div>
                <Button
                  variant="default"
                  loading={removing.asking?.id === leave.id}
                  onClick={() => removing.ask(leave)}
                  aria-label={t('leave.remove', { what: wordsOf(leave) })}
                >
                  {t('leave.removeAction')}
                </Button>
              </Group>
            </Card>
          );
        })}
      </Stack>
      <ImpactDialog
        onClose={removing.close}
        decision={
          question && {
            title: t('leave.removeTitle', { what: wordsOf(question.input) }),
            text: question.input.kind === 'leave' ? t('leave.removeText') : t('leave.removeExtraText'),
            action: t('leave.removeAction'),
            ...question.impact,
            hits: t('impact.hit', { count: question.impact.affectedTotal }),
            handedOverBy: practitionerId,
            later: true,
            busy: removing.deciding,
            error: removing.decidingError,
            onDecide: removing.decide,
          }
        }
      />
    </Stack>
  );
}
