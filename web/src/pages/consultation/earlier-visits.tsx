import { Button, Collapse, Group, Skeleton, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import type { Visit } from '../../api/schema';
import { useAccount } from '../../api/session';
import { Status } from '../../parts/appointment/status';
import { localMomentOf } from '../../format/moment';
import { NoteView } from '../../parts/record/note-view';
import { noteQuery } from '../../parts/record/queries';
import { Failure } from '../../shell/failure';
import { TextLink } from '../../shell/links';
import classes from './consultation.module.css';
import { Section } from '../../shell/section';

const shown = 20;

const visitsOfQuery = (patientId: string, practitionerId: string | undefined) =>
  queryOptions({
    queryKey: ['appointments', 'of', patientId, practitionerId],
    queryFn: async ({ signal }): Promise<Visit[]> => {
      const query = { patientId, ...(practitionerId === undefined ? {} : { practitionerId }), limit: shown };
      return (
        await answered(api.GET('/api/v1/appointments', { params: { query: { ...query, sort: '-start' } }, signal }))
      ).items;
    },
  });

/** The visits of the patient with the reader, newest first, each with its note. */
export function EarlierVisits({ patientId }: { patientId: string }) {
  const { t } = useTranslation('consultation');
  const { practitionerId } = useAccount();
  const read = useQuery(visitsOfQuery(patientId, practitionerId));
  return (
    <Section title={t('record.visits')}>
      {read.error && <Failure error={read.error} retry={() => void read.refetch()} />}
      {read.isPending && <Skeleton h={96} />}
      {read.data?.length === 0 && <Text c="dimmed">{t('record.noVisits')}</Text>}
      <ul className={classes.plainList}>
        {read.data?.map((visit) => (
          <Row key={visit.id} visit={visit} />
        ))}
      </ul>
      {read.data?.length === shown && (
        <Text size="sm" c="dimmed">
          {t('record.latest', { count: shown })}
        </Text>
      )}
    </Section>
  );
}

function Row({ visit }: { visit: Visit }) {
  const { t } = useTranslation('consultation');
  const [opened, setOpened] = useState(false);
  const id = useId();
  const when = localMomentOf(visit.start, visit.timeZone);
  return (
    <li className={classes.visit}>
      <Group justify="space-between" gap="xs">
        <div>
          <Group gap="xs" style={{ rowGap: 2 }}>
            <TextLink to="/desk/visits/$visitId" params={{ visitId: visit.id }} fw={600}>
              {when}
            </TextLink>
            <Status status={visit.status} />
          </Group>
          <Text size="sm" c="dimmed">
            {[visit.names?.visitType, visit.reason].filter(Boolean).join(' · ')}
          </Text>
        </div>
        <Button
          variant="default"
          aria-expanded={opened}
          aria-controls={id}
          aria-label={t('record.noteOf', { when })}
          onClick={() => setOpened(!opened)}
        >
          {t(opened ? 'record.hideNote' : 'record.showNote')}
        </Button>
      </Group>
      <Collapse expanded={opened} id={id} pt="sm">
        {opened && <Note visit={visit} />}
      </Collapse>
    </li>
  );
}

function Note({ visit }: { visit: Visit }) {
  const { t } = useTranslation('consultation');
  const read = useQuery(noteQuery(visit.id));
  if (read.error) return <Failure error={read.error} retry={() => void read.refetch()} />;
  if (read.data === undefined) return <Skeleton h={48} />;
  if (read.data === null) return <Text c="dimmed">{t('note.none')}</Text>;
  return <NoteView note={read.data} timeZone={visit.timeZone} />;
}
