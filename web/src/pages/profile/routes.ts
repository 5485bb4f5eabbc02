import { createRoute } from '@tanstack/react-router';
import { child, only, opened } from '../../shell/root';

export const routes = [
  createRoute({ ...child('/desk/profile'), ...only('practitioner') }).lazy(() =>
    opened(import('./profile')).then((page) => page.profile),
  ),
];
