import FullCalendar, { type EventDropInfo, type EventInput } from '@fullcalendar/react';
import interaction from '@fullcalendar/react/interaction';
import '@fullcalendar/react/skeleton.css';
import classic from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/themes/classic/theme.css';
import timeGrid from '@fullcalendar/react/timegrid';
import { Kbd, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import i18next from 'i18next';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/clock';
import type { Visit, WorkingHours } from '../../../api/schema';
import { appointmentsOf, businessHoursOf, closedEventsOf, eventOf, shownHours } from './calendar-events';
import type { ClosedTime } from './closed-times';
import { EventContent, useEventWords } from './event-content';
import { GroupDialog } from './group-dialog';
import { MoveDialog, type Move } from './move-dialog';
import classes from './week-calendar.module.css';

const clock = { hour: '2-digit', minute: '2-digit', hour12: false } as const;

/** The week on the site's clock. Visits are moved by dragging them, or by M and a dialog; both ask first. */
export function WeekCalendar({
  monday,
  timeZone,
  visits,
  hours,
  closed,
}: {
  monday: string;
  timeZone: string;
  visits: readonly Visit[];
  hours: readonly WorkingHours[];
  closed: readonly ClosedTime[];
}) {
  const { t } = useTranslation('week');
  const navigate = useNavigate();
  const words = useEventWords(timeZone);
  const [move, setMove] = useState<Move>();
  const [group, setGroup] = useState<readonly Visit[]>();

  const events = useMemo<EventInput[]>(
    () => [
      ...appointmentsOf(visits).map((appointment) => eventOf(appointment, words(appointment))),
      ...closed.flatMap(closedEventsOf),
    ],
    [visits, closed, words],
  );
  const shown = useMemo(() => shownHours(visits, hours, timeZone), [visits, hours, timeZone]);

  const dropped = ({ event, revert }: EventDropInfo) => {
    const [visit] = event.extendedProps.visits as Visit[];
    if (!visit || !event.start) return revert();
    setMove({ visit, to: event.start.toISOString(), revert });
  };
  const open = (chosen: readonly Visit[]) => {
    if (chosen.length > 1) return setGroup(chosen);
    void navigate({ to: '/desk/visits/$visitId', params: { visitId: chosen[0]!.id } });
  };

  /** M on a visit that has the focus: the way to move it without a pointer. */
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key.toLowerCase() !== 'm' || event.ctrlKey || event.altKey || event.metaKey) return;
    // Keys of an opened dialog come here too, although it stands elsewhere in the page.
    if (!event.currentTarget.contains(event.target as Node)) return;
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-visit]')?.dataset.visit;
    const chosen = appointmentsOf(visits).find(({ first }) => first.id === id);
    if (!chosen) return;
    event.preventDefault();
    if (chosen.visits.length > 1) setGroup(chosen.visits);
    else if (chosen.first.allowedActions.includes('reschedule'))
      setMove({ visit: chosen.first, to: chosen.first.start });
  };

  return (
    <div className={classes.calendar} onKeyDown={press}>
      <FullCalendar
        // Another week is another calendar: the library keeps its own date otherwise.
        key={`${monday} ${timeZone}`}
        plugins={[timeGrid, interaction, classic]}
        initialView="timeGridWeek"
        initialDate={monday}
        timeZone={timeZone}
        now={() => new Date(serverNow())}
        nowIndicator
        locale={i18next.language === 'en' ? 'en-gb' : i18next.language}
        firstDay={1}
        headerToolbar={false}
        allDaySlot={false}
        height="auto"
        slotMinTime={shown.from}
        slotMaxTime={shown.to}
        slotDuration="00:30"
        // Half an hour has room for who and how it stands.
        slotMinHeight={42}
        snapDuration="00:05"
        slotHeaderFormat={clock}
        eventTimeFormat={clock}
        dayHeaderFormat={{ weekday: 'short', day: 'numeric', month: 'short' }}
        slotEventOverlap={false}
        eventDurationEditable={false}
        businessHours={businessHoursOf(hours)}
        events={events}
        eventContent={(info) => <EventContent info={info} />}
        nonBusinessHoursClass={classes.shade}
        backgroundEventClass={({ event }) => classOf(event.extendedProps)}
        eventClass={({ event }) => classOf(event.extendedProps)}
        eventDidMount={({ el, event }) => {
          const chosen = event.extendedProps.visits as Visit[] | undefined;
          if (!chosen) return;
          el.setAttribute('aria-label', event.title);
          el.dataset.visit = chosen[0]!.id;
        }}
        eventClick={({ event }) => {
          const chosen = event.extendedProps.visits as Visit[] | undefined;
          if (chosen) open(chosen);
        }}
        eventDrop={dropped}
      />
      <MoveDialog move={move} onClose={() => setMove(undefined)} />
      <GroupDialog visits={group} onClose={() => setGroup(undefined)} />
      <Text size="sm" c="dimmed" mt="sm">
        <Trans
          t={t}
          i18nKey="keys"
          components={[1, 2, 3].map((nth) => (
            <Kbd key={nth} />
          ))}
        />
      </Text>
    </div>
  );
}

function classOf({ visits, kind }: { visits?: readonly Visit[]; kind?: ClosedTime['kind'] }): string {
  if (kind) return [classes.closed, classes[kind]].filter(Boolean).join(' ');
  return [classes.visit, classes[visits?.[0]?.status ?? 'confirmed']].filter(Boolean).join(' ');
}
