import { createRoute } from '@tanstack/react-router';
import { child, opened } from '../../shell/root';

export const routes = [
  createRoute(child('/prescriptions/verify')).lazy(() => opened(import('./verify')).then((page) => page.verify)),
  createRoute(child('/prescriptions/verify/$code')).lazy(() =>
    opened(import('./verify-code')).then((page) => page.verifyCode),
  ),
];
