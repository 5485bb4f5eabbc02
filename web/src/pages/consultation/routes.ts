import { createRoute } from '@tanstack/react-router';
import { child, only, opened } from '../../shell/root';

export const routes = [
  createRoute({ ...child('/desk/visits/$visitId'), ...only('practitioner') }).lazy(() =>
    opened(import('./consultation')).then((page) => page.consultation),
  ),
  createRoute({ ...child('/desk/patients/$patientId'), ...only('practitioner') }).lazy(() =>
    opened(import('./patient')).then((page) => page.patient),
  ),
];
