import { useTranslation } from 'react-i18next';
import { SectionNav } from './section-nav';

const places = [
  ['/admin', 'nav.overview'],
  ['/board', 'nav.board'],
  ['/board/patients', 'nav.patients'],
  ['/board/visits', 'nav.visits'],
  ['/admin/applications', 'nav.applications'],
  ['/admin/practitioners', 'nav.practitioners'],
  ['/admin/credentials', 'nav.credentials'],
  ['/admin/sites', 'nav.sites'],
  ['/admin/visit-types', 'nav.visitTypes'],
  ['/admin/specialties', 'nav.specialties'],
  ['/admin/holidays', 'nav.holidays'],
  ['/admin/accounts', 'nav.accounts'],
  ['/admin/deliveries', 'nav.messages'],
  ['/admin/audit', 'nav.audit'],
  ['/admin/status', 'nav.status'],
  ['/admin/settings', 'nav.settings'],
] as const;

/** The areas of the administration, on each of its pages. */
export function AdminNav() {
  const { t } = useTranslation('admin');
  const named = places.map(([to, words]) => ({ to, words: t(words), exact: to === '/admin' || to === '/board' }));
  return <SectionNav label={t('nav.label')} places={named} />;
}
