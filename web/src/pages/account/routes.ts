import { createRoute } from '@tanstack/react-router';
import { child, opened } from '../../shell/root';
import { search, text } from '../../shell/search';
import { ownPath } from './own-path';

export const routes = [
  createRoute({ ...child('/sign-in'), validateSearch: search({ next: ownPath }) }).lazy(() =>
    opened(import('./sign-in')).then((page) => page.signIn),
  ),
  createRoute({ ...child('/sign-up'), validateSearch: search({ next: ownPath }) }).lazy(() =>
    opened(import('./sign-up')).then((page) => page.signUp),
  ),
  createRoute({ ...child('/verify'), validateSearch: search({ token: text }) }).lazy(() =>
    opened(import('./verify')).then((page) => page.verify),
  ),
  createRoute(child('/forgot')).lazy(() => opened(import('./forgot')).then((page) => page.forgot)),
  createRoute({ ...child('/reset'), validateSearch: search({ token: text }) }).lazy(() =>
    opened(import('./reset')).then((page) => page.reset),
  ),
];
