import { ActionIcon, Button, Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stretch } from './hours-draft';
import { weekdayOf } from '../../format/days';
import classes from './weekday.module.css';

/** The stretches of one weekday: change, add, remove. */
export function Weekday({
  weekday,
  stretches,
  errors,
  added,
  onAdd,
  onChange,
  onRemove,
  onCopy,
}: {
  weekday: number;
  stretches: readonly Stretch[];
  errors: Record<string, string>;
  /** The stretch that was added last: the focus goes there. */
  added: number | undefined;
  onAdd: () => void;
  onChange: (key: number, change: Partial<Pick<Stretch, 'from' | 'to' | 'everyWeeks'>>) => void;
  onRemove: (key: number) => void;
  /** Offered where there is something to copy. */
  onCopy?: () => void;
}) {
  const { t } = useTranslation('practice');
  const id = useId();
  const day = weekdayOf(weekday);
  const add = useRef<HTMLButtonElement>(null);
  return (
    <div role="group" aria-labelledby={id} className={classes.day}>
      <div id={id} className={classes.name}>
        {day}
      </div>
      <Stack gap={8}>
        {stretches.length === 0 && (
          <Text c="dimmed" lh="44px">
            {t('hours.off')}
          </Text>
        )}
        {stretches.map((stretch, index) => (
          <StretchFields
            key={stretch.key}
            day={day}
            // Only where there are several, their number is told.
            nth={stretches.length > 1 ? index + 1 : undefined}
            stretch={stretch}
            focused={added === stretch.key}
            errors={errors}
            onChange={(change) => onChange(stretch.key, change)}
            onRemove={() => {
              onRemove(stretch.key);
              add.current?.focus();
            }}
          />
        ))}
      </Stack>
      <Stack gap={4} align="flex-start">
        <Button
          ref={add}
          variant="subtle"
          px="xs"
          leftSection={<Plus size={18} aria-hidden />}
          onClick={onAdd}
          aria-label={t('hours.addOn', { day })}
        >
          {t('hours.add')}
        </Button>
        {onCopy && (
          <Button variant="subtle" px="xs" onClick={onCopy}>
            {t('hours.copy')}
          </Button>
        )}
      </Stack>
    </div>
  );
}

function StretchFields({
  day,
  nth,
  stretch,
  focused,
  errors,
  onChange,
  onRemove,
}: {
  day: string;
  nth: number | undefined;
  stretch: Stretch;
  focused: boolean;
  errors: Record<string, string>;
  onChange: (change: Partial<Pick<Stretch, 'from' | 'to' | 'everyWeeks'>>) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('practice');
  const { key, from, to, everyWeeks } = stretch;
  const overnight = from !== '' && to !== '' && to <= from;
  return (
    <div>
      <div className={classes.stretch}>
        <TextInput
          type="time"
          className={classes.time}
          autoFocus={focused}
          aria-label={nth === undefined ? t('hours.fromOn', { day }) : t('hours.fromNth', { day, nth })}
          value={from}
          error={errors[`${key}.from`]}
          onChange={(event) => onChange({ from: event.currentTarget.value })}
        />
        <span className={classes.to}>{t('hours.to')}</span>
        <TextInput
          type="time"
          className={classes.time}
          aria-label={nth === undefined ? t('hours.toOn', { day }) : t('hours.toNth', { day, nth })}
          value={to}
          error={errors[`${key}.to`]}
          onChange={(event) => onChange({ to: event.currentTarget.value })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={44}
          className={classes.remove}
          aria-label={t('hours.remove', { day, from, to })}
          onClick={onRemove}
        >
          <X size={20} aria-hidden />
        </ActionIcon>
      </div>
      <Checkbox
        size="sm"
        styles={{ body: { minHeight: 44, alignItems: 'center' } }}
        label={t('hours.biweekly')}
        aria-label={t('hours.biweeklyOf', { day, from })}
        checked={everyWeeks === 2}
        onChange={(event) => onChange({ everyWeeks: event.currentTarget.checked ? 2 : 1 })}
      />
      {overnight && (
        <Text size="sm" c="dimmed">
          {t('hours.nextDay')}
        </Text>
      )}
    </div>
  );
}
