import { Button, Divider, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isDemo } from '../../api/demo';

const password = 'demo-Clinic-2026';
const logins = {
  patient: 'ana@demo.clinic',
  practitioner: 'dr.perera@demo.clinic',
  staff: 'desk@demo.clinic',
  admin: 'admin@demo.clinic',
} as const;

/** The people of the demo clinic, one press each. Nobody else's clinic shows this. */
export function DemoLogins({ onChoose }: { onChoose: (email: string, password: string) => void }) {
  const { t } = useTranslation('account');
  if (!isDemo) return null;
  return (
    <>
      <Divider label={t('signIn.demo')} />
      <SimpleGrid cols={2} spacing="xs">
        {(['patient', 'practitioner', 'staff', 'admin'] as const).map((role) => (
          <Button key={role} variant="default" px={4} onClick={() => onChoose(logins[role], password)}>
            {t(`signIn.roles.${role}`)}
          </Button>
        ))}
      </SimpleGrid>
    </>
  );
}
