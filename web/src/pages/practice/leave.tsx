import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../api/session';
import { Page } from '../../shell/page';
import { PractitionerLeave } from '../../parts/hours/practitioner-leave';

export const leave = createLazyRoute('/desk/leave')({ component: Leave });

/** When I am away. */
function Leave() {
  const { t } = useTranslation('practice');
  return (
    <Page title={t('leave.title')} lead={t('leave.lead')}>
      <PractitionerLeave practitionerId={useAccount().practitionerId ?? ''} />
    </Page>
  );
}
