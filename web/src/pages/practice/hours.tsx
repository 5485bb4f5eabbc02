import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../api/session';
import { Page } from '../../shell/page';
import { PractitionerHours } from '../../parts/hours/practitioner-hours';

export const hours = createLazyRoute('/desk/hours')({ component: Hours });

/** When I work. */
function Hours() {
  const { t } = useTranslation('practice');
  return (
    <Page title={t('hours.title')} lead={t('hours.lead')}>
      <PractitionerHours practitionerId={useAccount().practitionerId ?? ''} />
    </Page>
  );
}
