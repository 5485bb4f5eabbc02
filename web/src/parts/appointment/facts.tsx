import { Anchor, Text } from '@mantine/core';
import { CalendarClock, ClipboardList, MapPin, Stethoscope, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Site, VisitType } from '../../api/schema';
import { moneyOf } from '../../format/money';
import { localDayOf } from '../../format/moment';
import { dayOf, differsFromReader, placeOf, readersZone, timeOf } from '../../format/zoned';
import { TextLink } from '../../shell/links';
import { Fact } from './fact';
import { addressOf, mapOf } from './place';
import { SiteContact } from './site-contact';

/** When it is, on the site's clock; on the reader's too where that shows another time. */
export function WhenFact({ start, end, timeZone }: { start: string; end: string; timeZone: string }) {
  const { t } = useTranslation(['appointment', 'common']);
  const elsewhere = differsFromReader(start, timeZone);
  const minutes = Math.round((Date.parse(end) - Date.parse(start)) / 60_000);
  const length = t('common:minutes', { count: minutes });
  const here = readersZone();
  return (
    <Fact icon={CalendarClock} name={t('facts.when')}>
      <time dateTime={start}>
        <Text span fw={650} fz="lg" display="block">
          {localDayOf(start, timeZone)}
        </Text>
        <Text span fw={650} fz="lg" display="block">
          {t('facts.duration', { from: timeOf(start, timeZone), to: timeOf(end, timeZone) })}
        </Text>
      </time>
      <Text c="dimmed">
        {elsewhere ? `${length}, ${t('facts.zone', { place: placeOf(timeZone) })}` : length}
        {elsewhere && (
          <>
            <br />
            {t('facts.yourTime', { time: `${dayOf(start, here)}, ${timeOf(start, here)}` })}
          </>
        )}
      </Text>
    </Fact>
  );
}

export function WithFact({ id, name, note }: { id: string; name: string; note?: string }) {
  const { t } = useTranslation('appointment');
  return (
    <Fact icon={Stethoscope} name={t('facts.who')}>
      <TextLink to="/practitioners/$practitionerId" params={{ practitionerId: id }} fw={600}>
        {name}
      </TextLink>
      {note && <Text c="dimmed">{note}</Text>}
    </Fact>
  );
}

export function WhatFact({ name, visitType }: { name: string; visitType: Pick<VisitType, 'mode' | 'fee'> }) {
  const { t } = useTranslation(['appointment', 'common']);
  const fee = visitType.fee && moneyOf(visitType.fee);
  return (
    <Fact icon={ClipboardList} name={t('facts.what')}>
      <Text fw={600}>{name}</Text>
      <Text c="dimmed" className="tabular">
        {[t(`common:mode.${visitType.mode}`), fee].filter(Boolean).join(' · ')}
      </Text>
    </Fact>
  );
}

export function WhereFact({ name, site, video }: { name: string; site?: Site; video: boolean }) {
  const { t } = useTranslation('appointment');
  if (video) {
    return (
      <Fact icon={Video} name={t('facts.where')}>
        <Text fw={600}>{t('facts.video')}</Text>
        <Text c="dimmed">{name}</Text>
        {site && <SiteContact site={site} />}
      </Fact>
    );
  }
  return (
    <Fact icon={MapPin} name={t('facts.where')}>
      <Text fw={600}>{name}</Text>
      {site && (
        <>
          <Text c="dimmed">{addressOf(site)}</Text>
          <Anchor
            href={mapOf(site)}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={t('facts.directionsOf', { site: name })}
          >
            {t('facts.directions')}
          </Anchor>
          {site.directions && (
            <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{site.directions}</Text>
          )}
          <SiteContact site={site} />
        </>
      )}
    </Fact>
  );
}
