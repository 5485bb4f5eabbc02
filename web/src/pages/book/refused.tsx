import { Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import type { Me } from '../../api/schema';
import { localMomentOf } from '../../format/moment';
import { useFailureWords } from '../../shell/failure';
import { ButtonLink } from '../../shell/links';
import { overlappingQuery } from '../../parts/appointment/queries';
import type { Chosen } from './chosen';
import { keptReason } from './kept-reasons';
import { notOffered } from './keep-time';
import { NearestTimes } from './nearest-times';
import { Unverified } from './unverified';

interface Refusal {
  readonly error: Error;
  readonly chosen: Chosen;
  readonly me: Me;
}

/** Why the time cannot be booked, and the next step that works. What was typed is kept for it. */
export function Refused({ error, chosen, me }: Refusal) {
  const { t } = useTranslation('book');
  const words = useFailureWords();
  const code = error instanceof Problem ? error.code : '';
  if (code === 'EMAIL_NOT_VERIFIED') return <Unverified me={me} />;
  if (['SLOT_TAKEN', 'PATIENT_OVERLAP', notOffered].includes(code)) return <Overlapped {...{ error, chosen, me }} />;
  if (code === 'TOO_MANY_VISITS') {
    return (
      <Frame title={t('refused.capTitle')} words={words(error)}>
        <div>
          <ButtonLink to="/visits">{t('refused.capLink')}</ButtonLink>
        </div>
      </Frame>
    );
  }
  if (code === 'STAFF_MUST_BOOK') return <Frame title={t('refused.callTitle')} words={words(error)} />;
  return (
    <Frame title={t('refused.title')} words={words(error)}>
      <NearestTimes chosen={chosen} />
    </Frame>
  );
}

/** Taken, or in the way of another visit: perhaps it is the person's own. */
function Overlapped({ error, chosen: { wish, site, end, ...chosen }, me }: Refusal) {
  const { t } = useTranslation('book');
  const found = useQuery(overlappingQuery(me.patientId ?? '', wish.start, end));
  const visit = found.data;
  if (found.isPending) return null;
  const same = visit?.practitionerId === wish.practitionerId && Date.parse(visit.start) === Date.parse(wish.start);
  const overlap = error instanceof Problem && error.code === 'PATIENT_OVERLAP';
  const unknown = error instanceof Problem && error.code === notOffered;
  const kind = same ? 'already' : overlap || (unknown && visit) ? 'overlap' : unknown ? 'notOffered' : 'taken';
  return (
    <Frame
      title={t(`refused.${kind}Title`)}
      words={kind === 'taken' && keptReason(wish.practitionerId) !== '' ? t('refused.takenKept') : t(`refused.${kind}`)}
    >
      {visit && (
        <div>
          <ButtonLink to="/visits/$visitId" params={{ visitId: visit.id }} variant={same ? 'filled' : 'default'}>
            {same
              ? t('refused.alreadyLink')
              : t('refused.overlapLink', { moment: localMomentOf(visit.start, visit.timeZone) })}
          </ButtonLink>
        </div>
      )}
      {!same && <NearestTimes chosen={{ wish, site, end, ...chosen }} />}
    </Frame>
  );
}

/** Takes the focus: the form that was sent is not there any more. */
function Frame({ title, words, children }: { title: string; words: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Card component="section">
      <Stack gap="sm">
        <Title order={2} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
          {title}
        </Title>
        <Text role="alert">{words}</Text>
        {children}
      </Stack>
    </Card>
  );
}
