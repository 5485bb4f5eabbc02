import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminNav } from '../../shell/admin-nav';
import { useAccount } from '../../api/session';
import { Page } from '../../shell/page';
import { SectionNav } from '../../shell/section-nav';

const places = [
  ['/board', 'nav.day'],
  ['/board/patients', 'nav.patients'],
  ['/board/visits', 'nav.visits'],
] as const;

/** A page of the front desk: its areas above, for administrators their own. */
export function DeskPage(page: { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('desk');
  const { roles } = useAccount();
  const named = places.map(([to, words]) => ({ to, words: t(words), exact: to === '/board' }));
  return (
    <>
      {roles.includes('staff') ? <SectionNav label={t('nav.label')} places={named} /> : <AdminNav />}
      <Page {...page} />
    </>
  );
}
