import { createRoute } from '@tanstack/react-router';
import { child, only, opened } from '../../shell/root';
import { reportSearch } from './report-search';

export const routes = [
  createRoute({ ...child('/reports'), ...only('admin', 'staff', 'practitioner'), validateSearch: reportSearch }).lazy(
    () => opened(import('./reports')).then((page) => page.reports),
  ),
];
