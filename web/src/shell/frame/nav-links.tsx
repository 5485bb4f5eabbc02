import { Link } from '@tanstack/react-router';
import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session';
import classes from './nav-links.module.css';

type Place =
  | '/practitioners'
  | '/visits'
  | '/me'
  | '/board'
  | '/desk'
  | '/desk/week'
  | '/desk/requests'
  | '/desk/hours'
  | '/desk/leave'
  | '/desk/profile'
  | '/reports'
  | '/admin';

/** Where this account can go: only what works for its roles. */
export function placesOf(roles: readonly string[]): (readonly [Place, ParseKeys<'common'>])[] {
  const has = (...wanted: string[]) => wanted.some((role) => roles.includes(role));
  return [
    ...(has('staff') ? ([['/board', 'nav.board']] as const) : []),
    ...(has('practitioner', 'staff')
      ? ([
          ['/desk', 'nav.desk'],
          ...(has('practitioner') ? ([['/desk/week', 'nav.week']] as const) : []),
          ['/desk/requests', 'nav.requests'],
        ] as const)
      : []),
    ...(has('practitioner')
      ? ([
          ['/desk/hours', 'nav.hours'],
          ['/desk/leave', 'nav.leave'],
          ['/desk/profile', 'nav.profile'],
        ] as const)
      : []),
    ...(has('practitioner', 'staff', 'admin') ? ([['/reports', 'nav.reports']] as const) : []),
    ...(has('admin') ? ([['/admin', 'nav.admin']] as const) : []),
    ...(has('practitioner', 'staff', 'admin') ? [] : ([['/practitioners', 'nav.find']] as const)),
    ...(has('patient') && !has('practitioner', 'staff', 'admin')
      ? ([
          ['/visits', 'nav.visits'],
          ['/me', 'nav.me'],
        ] as const)
      : []),
  ];
}

export function NavLinks() {
  const { t } = useTranslation();
  const session = useSession();
  const roles = session.status === 'signed-in' ? session.account.roles : [];
  return placesOf(roles).map(([to, words]) => (
    <Link key={to} to={to} className={classes.link} activeOptions={{ exact: to === '/desk' }}>
      {t(words)}
    </Link>
  ));
}
