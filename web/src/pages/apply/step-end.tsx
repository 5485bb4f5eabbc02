import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fieldErrors, Problem } from '../../api/problem';
import { Failure } from '../../shell/failure';
import { ButtonLink } from '../../shell/links';
import { before, type Step } from './steps';

/** The end of a step: what went wrong, the way on and the way back. */
export function StepEnd({ step, error, busy }: { step: Step; error: Error | null; busy: boolean }) {
  const { t } = useTranslation('apply');
  const last = before(step);
  // What belongs to a field stands there.
  const elsewhere = error && Object.keys(fieldErrors(error)).length === 0;
  return (
    <>
      {elsewhere && <Failure error={error} />}
      <Group gap="sm">
        <Button type="submit" loading={busy} disabled={error instanceof Problem && error.status === 412}>
          {t('next')}
        </Button>
        {last && (
          <ButtonLink to="/apply" search={{ step: last }} variant="default">
            {t('back')}
          </ButtonLink>
        )}
      </Group>
    </>
  );
}
