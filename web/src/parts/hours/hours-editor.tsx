import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import type { Site, VisitType } from '../../api/schema';
import { Failure, useFailureWords } from '../../shell/failure';
import { Notice } from '../../shell/notice';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import { errorsAt, withSiteNames, type Draft } from './hours-draft';
import { HoursPlace } from './hours-place';
import { HoursTypes } from './hours-types';
import { ImpactDialog } from './impact';
import { useDraft } from './use-draft';
import { useFormFocus } from '../forms/use-form-focus';
import { useSaveHours } from './use-save-hours';
import { Weekday } from './weekday';

/** The weekly hours of one set. Saving first asks what it would hit. */
export function HoursEditor({
  practitionerId,
  version,
  initial,
  isNew,
  sites,
  types,
  onSaved,
  onChanged,
}: {
  practitionerId: string;
  version: string;
  initial: Draft;
  isNew: boolean;
  sites: readonly Site[];
  types: readonly VisitType[];
  onSaved: (draft: Draft) => void;
  /** Told whether there is something that is not saved. */
  onChanged: (changed: boolean) => void;
}) {
  const { t } = useTranslation('practice');
  const pen = useDraft(initial);
  const { draft } = pen;
  const saving = useSaveHours(practitionerId, version, onSaved);
  const { form, regain } = useFormFocus(saving.asking !== undefined);
  const [typesError, setTypesError] = useState<string>();
  useEffect(() => onChanged(pen.changed), [onChanged, pen.changed]);
  const [said, setSaid] = useState('');
  const errors = errorsAt(saving.askingError, draft, t('hours.overlaps'));

  function submit(event: FormEvent): void {
    event.preventDefault();
    // The API takes an empty list for "all": nothing ticked is rather a slip.
    const none = !draft.allTypes && draft.visitTypeIds.length === 0;
    setTypesError(none ? t('hours.chooseType') : undefined);
    if (!none) saving.ask(draft);
  }

  return (
    <form noValidate ref={form} onSubmit={submit}>
      <Stack gap="lg">
        {isNew && <HoursPlace draft={draft} sites={sites} errors={errors} onChange={pen.change} />}
        <section aria-labelledby="week">
          <Title order={2} size="h3" id="week" mb="xs">
            {t('hours.week')}
          </Title>
          <Card py="xs" px={{ base: 'sm', sm: 'lg' }}>
            {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <Weekday
                key={weekday}
                weekday={weekday}
                stretches={draft.stretches.filter((stretch) => stretch.weekday === weekday)}
                errors={errors}
                added={pen.added}
                onAdd={() => pen.add(weekday)}
                onChange={pen.edit}
                onRemove={pen.remove}
                onCopy={
                  weekday === 1 && draft.stretches.some((stretch) => stretch.weekday === 1)
                    ? () => {
                        pen.copyMonday();
                        setSaid(t('hours.copied'));
                      }
                    : undefined
                }
              />
            ))}
          </Card>
          <Text role="status" size="sm" mt={4}>
            {said}
          </Text>
        </section>
        <section aria-labelledby="types">
          <Title order={2} size="h3" id="types" mb="xs">
            {t('hours.types')}
          </Title>
          <HoursTypes
            types={types}
            all={draft.allTypes}
            chosen={draft.visitTypeIds}
            error={typesError ?? errors.visitTypeIds}
            onChange={pen.change}
          />
        </section>
        {saving.askingError && !typesError && <SaveFailure error={withSiteNames(saving.askingError, sites)} />}
        <Group>
          <Button type="submit" loading={saving.asking !== undefined}>
            {t('hours.save')}
          </Button>
          {pen.changed && <Text c="dimmed">{t('hours.unsaved')}</Text>}
        </Group>
      </Stack>
      <UnsavedGuard unsaved={() => pen.changed} />
      <ImpactDialog
        onClose={saving.close}
        onClosed={regain}
        decision={
          saving.question && {
            title: t('hours.saveTitle'),
            hits: t('impact.outside', { count: saving.question.impact.affectedTotal }),
            action: t('hours.saveAnyway'),
            ...saving.question.impact,
            handedOverBy: practitionerId,
            later: true,
            busy: saving.deciding,
            error: saving.decidingError,
            onDecide: saving.decide,
          }
        }
      />
    </form>
  );
}

/** Of hours that somebody else changed meanwhile, the newest are shown on request: what was typed goes then. */
function SaveFailure({ error }: { error: unknown }) {
  const { t } = useTranslation('practice');
  const words = useFailureWords();
  const queries = useQueryClient();
  if (!(error instanceof Problem) || error.status !== 412) return <Failure error={error} />;
  return (
    <Notice role="alert" color="yellow">
      <Text mb="sm">{words(error)}</Text>
      <Button variant="default" onClick={() => void queries.invalidateQueries({ queryKey: ['calendar'] })}>
        {t('hours.newest')}
      </Button>
    </Notice>
  );
}
