import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../api/clock';
import type { Visit } from '../../api/schema';
import { localMomentOf } from '../../format/moment';
import { ButtonLink, TextLink } from '../../shell/links';
import { occupies } from '../../parts/appointment/upcoming';
import { AppointmentDialog } from '../../parts/appointment/dialogs';
import { useAppointmentDialogs } from '../../parts/appointment/use-dialogs';
import { namesOf, visitName } from '../../parts/appointment/names';
import { bookingSearch } from '../../parts/appointment/place';
import { StatusWords } from '../../parts/appointment/status-words';

const nothing = (): void => undefined;
const small = { variant: 'default', size: 'sm' } as const;

/** A visit in a list: when, with whom, where, how it stands, and what can be done. */
export function VisitCard({ visit, onSettled = nothing }: { visit: Visit; onSettled?: () => void }) {
  const names = namesOf(visit);
  return (
    <Card component="article" padding="md">
      <Stack gap={2}>
        <Title order={3}>
          <TextLink to="/visits/$visitId" params={{ visitId: visit.id }} inherit>
            <time dateTime={visit.start}>{localMomentOf(visit.start, visit.timeZone)}</time>
          </TextLink>
        </Title>
        <Text fw={600}>{names.practitioner}</Text>
        <Text c="dimmed">
          {names.visitType} · {names.site}
        </Text>
        <Group justify="space-between" gap="xs" mih={44} mt={4}>
          <StatusWords status={visit.status} />
          {occupies(visit) ? <OpenActions visit={visit} onSettled={onSettled} /> : <BookAgain visit={visit} />}
        </Group>
      </Stack>
    </Card>
  );
}

/** What the server lets this person do to it now. */
function OpenActions({ visit, onSettled }: { visit: Visit; onSettled: () => void }) {
  const { t } = useTranslation('appointment');
  const dialogs = useAppointmentDialogs();
  const can = (action: string) => visit.allowedActions.includes(action);
  const name = visitName(visit);
  return (
    <Group gap="xs">
      {can('reschedule') && (
        <Button {...small} aria-label={t('actions.moveOf', { visit: name })} onClick={() => dialogs.open('move')}>
          {t('actions.move')}
        </Button>
      )}
      {can('cancel') && (
        <Button {...small} aria-label={t('actions.cancelOf', { visit: name })} onClick={() => dialogs.open('cancel')}>
          {t('actions.cancel')}
        </Button>
      )}
      <AppointmentDialog id={visit.id} dialogs={dialogs} onSettled={onSettled} />
    </Group>
  );
}

function BookAgain({ visit }: { visit: Visit }) {
  const { t } = useTranslation('appointment');
  const words = Date.parse(visit.start) < serverNow() ? t('again') : t('visit.otherTime');
  return (
    <ButtonLink
      {...small}
      to="/practitioners/$practitionerId"
      params={{ practitionerId: visit.practitionerId }}
      search={bookingSearch(visit)}
      aria-label={t('againOf', { words, visit: visitName(visit) })}
    >
      {words}
    </ButtonLink>
  );
}
