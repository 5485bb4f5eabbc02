import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChangePassword } from './change-password';
import { MePage } from './me-page';
import { Sessions } from './sessions';

export const security = createLazyRoute('/me/security')({ component: SecurityPage });

/** How the account is kept: its password, and where it is signed in. */
function SecurityPage() {
  const { t } = useTranslation('me');
  return (
    <MePage title={t('security.title')}>
      <Sessions />
      <ChangePassword />
    </MePage>
  );
}
