import { Button, Card, Group, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { Visit } from '../../api/schema';
import { localMomentOf } from '../../format/moment';
import { Failure } from '../../shell/failure';

/** A moved visit has another room; near its time it is looked at again until the room is open. */
const meetingQuery = ({ id, start }: Visit) =>
  queryOptions({
    queryKey: ['meeting', id, start],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/appointments/{id}/meeting', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data === undefined ? 30_000 : false),
  });

/** Where a video visit takes place: the way in, or when it opens. */
export function Meeting({ visit }: { visit: Visit }) {
  const coming = ['confirmed', 'checked_in', 'in_consultation'].includes(visit.status);
  return visit.visitType.mode === 'video' && coming ? <Room visit={visit} /> : null;
}

function Room({ visit }: { visit: Visit }) {
  const { t } = useTranslation('appointment');
  const meeting = useQuery(meetingQuery(visit));
  const code = meeting.error instanceof Problem ? meeting.error.code : undefined;
  if (meeting.isPending || code === 'MEETING_OVER' || code === 'NOT_PARTY') return null;
  if (meeting.error && code !== 'TOO_EARLY' && code !== 'NO_MEETING_ROOM') {
    return <Failure error={meeting.error} retry={() => void meeting.refetch()} />;
  }
  const opens = meeting.error instanceof Problem ? meeting.error.members.availableFrom : undefined;
  return (
    <Card padding="md" role="status">
      <Group gap="md" justify="space-between">
        <Group gap="sm" wrap="nowrap" align="flex-start" flex={1} miw={220}>
          <Video size={24} aria-hidden style={{ flexShrink: 0 }} />
          <div>
            <Text fw={650}>{t('meeting.title')}</Text>
            <Text>
              {meeting.data
                ? t('meeting.open')
                : typeof opens === 'string'
                  ? t('meeting.opens', { moment: localMomentOf(opens, visit.timeZone) })
                  : t('meeting.told')}
            </Text>
          </div>
        </Group>
        {meeting.data && (
          <Button component="a" href={meeting.data.url} target="_blank" rel="noopener noreferrer">
            {t('meeting.join')}
          </Button>
        )}
      </Group>
    </Card>
  );
}
