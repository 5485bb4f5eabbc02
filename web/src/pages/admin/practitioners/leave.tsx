import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PractitionerLeave } from '../../../parts/hours/practitioner-leave';
import { TextLink } from '../../../shell/links';
import { PractitionerFrame } from './frame';

export const leave = createLazyRoute('/admin/practitioners/$practitionerId/leave')({ component: Leave });

/** When a practitioner is away, entered by the administration. */
function Leave() {
  const { t } = useTranslation('practitioners');
  const { practitionerId } = leave.useParams();
  return (
    <PractitionerFrame
      practitionerId={practitionerId}
      title={t('leave.title')}
      titleOf={(name) => t('leave.of', { name })}
      lead={() => t('leave.lead')}
      back={
        <TextLink to="/admin/practitioners/$practitionerId" params={{ practitionerId }}>
          {t('toPractitioner')}
        </TextLink>
      }
    >
      {() => <PractitionerLeave practitionerId={practitionerId} />}
    </PractitionerFrame>
  );
}
