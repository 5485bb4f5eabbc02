import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../api/session';
import { Page } from '../../shell/page';
import { SectionNav } from '../../shell/section-nav';

const places = [
  ['/me', 'nav.profile'],
  ['/me/history', 'nav.history'],
  ['/me/prescriptions', 'nav.prescriptions'],
  ['/me/documents', 'nav.documents'],
  ['/me/contacts', 'nav.contacts'],
  ['/me/access-log', 'nav.accessLog'],
  ['/me/security', 'nav.security'],
] as const;

/** A page of somebody's own record: its parts above, then the page. Who is no patient has an account only. */
export function MePage(page: { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('me');
  const patient = useAccount().patientId !== undefined;
  const named = places.map(([to, words]) => ({ to, words: t(words), exact: to === '/me' }));
  return (
    <>
      {patient && <SectionNav label={t('nav.label')} places={named} />}
      <Page width="text" {...page} />
    </>
  );
}
