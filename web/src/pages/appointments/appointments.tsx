import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/page';
import { useAccount } from '../../api/session';
import { ComingVisits } from './upcoming-appointments';
import { PastVisits } from './past-appointments';
import { ToActOn } from './inbox';

export const visits = createLazyRoute('/visits')({ component: VisitsPage });

/** The patient's own visits. */
function VisitsPage() {
  const { t } = useTranslation('appointment');
  const { patientId } = useAccount();
  return (
    <Page title={t('title')} width="text" actions={<ButtonLink to="/practitioners">{t('book')}</ButtonLink>}>
      {patientId !== undefined && (
        <>
          <ToActOn />
          <ComingVisits patientId={patientId} />
          <PastVisits patientId={patientId} />
        </>
      )}
    </Page>
  );
}
