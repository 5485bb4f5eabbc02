import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PractitionerHours } from '../../../parts/hours/practitioner-hours';
import { TextLink } from '../../../shell/links';
import { PractitionerFrame } from './frame';

export const hours = createLazyRoute('/admin/practitioners/$practitionerId/hours')({ component: Hours });

/** When a practitioner works, set by the administration. */
function Hours() {
  const { t } = useTranslation('practitioners');
  const { practitionerId } = hours.useParams();
  return (
    <PractitionerFrame
      practitionerId={practitionerId}
      title={t('hours.title')}
      titleOf={(name) => t('hours.of', { name })}
      lead={() => t('hours.lead')}
      back={
        <TextLink to="/admin/practitioners/$practitionerId" params={{ practitionerId }}>
          {t('toPractitioner')}
        </TextLink>
      }
    >
      {() => <PractitionerHours practitionerId={practitionerId} />}
    </PractitionerFrame>
  );
}
