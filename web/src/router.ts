import { createRouter } from '@tanstack/react-router';
import { session } from './api/session';
import { admin } from './routes/admin';
import { clinic } from './routes/clinic';
import { everyone } from './routes/everyone';
import { patient } from './routes/patient';
import { root } from './routes/root';
import { Broken } from './shell/broken';
import { NotFound } from './shell/not-found';

/** One list of pages; each is loaded when it is first opened. paths.json has the same paths for the server. */
export const router = createRouter({
  routeTree: root.addChildren([...everyone, ...patient, ...clinic, ...admin]),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

// Signed out, here or in another tab: pages that are not for visitors are left.
session.subscribe(() => {
  if (session.current.status === 'signed-out') void router.invalidate();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
