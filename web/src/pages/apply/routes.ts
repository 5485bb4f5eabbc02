import { createRoute } from '@tanstack/react-router';
import { child, only, opened } from '../../shell/root';
import { search } from '../../shell/search';
import { stepOf } from './steps';

export const routes = [
  createRoute({
    ...child('/apply'),
    ...only('patient', 'practitioner', 'staff', 'admin'),
    validateSearch: search({
      step: (step) => (step === undefined ? undefined : stepOf(step)),
      again: (again) => (again === true ? true : undefined),
    }),
  }).lazy(() => opened(import('./apply')).then((page) => page.apply)),
];
