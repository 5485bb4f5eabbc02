import { Container } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './admin-nav.module.css';

const places = [
  ['/admin', 'nav.overview'],
  ['/admin/applications', 'nav.applications'],
  ['/admin/sites', 'nav.sites'],
  ['/admin/visit-types', 'nav.visitTypes'],
  ['/admin/specialties', 'nav.specialties'],
  ['/admin/holidays', 'nav.holidays'],
] as const;

/** The areas of the administration, on each of its pages. */
export function AdminNav() {
  const { t } = useTranslation('admin');
  const row = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const here = row.current?.querySelector<HTMLElement>('[aria-current="page"]');
    // Not scrollIntoView: that would scroll the page as well.
    if (row.current && here)
      row.current.scrollLeft = here.offsetLeft - (row.current.clientWidth - here.clientWidth) / 2;
  }, []);
  return (
    <nav aria-label={t('nav.label')} className={classes.bar}>
      <Container size={1088} px="md">
        <ul className={classes.row} ref={row}>
          {places.map(([to, words]) => (
            <li key={to}>
              <Link to={to} className={classes.link} activeOptions={{ exact: to === '/admin', includeSearch: false }}>
                {t(words)}
              </Link>
            </li>
          ))}
        </ul>
      </Container>
    </nav>
  );
}
