import { createRouter } from '@tanstack/react-router';
import { session } from './api/session';
import { admin } from './routes/admin';
import { clinic } from './routes/clinic';
import { everyone } from './routes/everyone';
import { patient } from './routes/patient';
import { root } from './routes/root';
import { Broken } from './shell/broken';
import { NotFound } from './shell/not-found';
import { Pending } from './shell/pending';

/** One list of pages; each is loaded when it is first opened. paths.json has the same paths for the server. */
export const router = createRouter({
  routeTree: root.addChildren([...everyone, ...patient, ...clinic, ...admin]),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotFound,
  // Shown while a page waits for its parts, or for the answer who is signed in.
  defaultPendingComponent: Pending,
  scrollRestoration: true,
});

// Signed out, here or in another tab: pages that are not for visitors are left.
session.subscribe(() => {
  if (session.current.status === 'signed-out') void router.invalidate();
});

// A page that comes back from the browser's memory has missed what happened meanwhile: nothing is shown before it is known
// that it still belongs to the account that is signed in.
const pages = document.getElementById('root')!;
addEventListener('pagehide', () => {
  if (session.current.status === 'signed-in') pages.style.visibility = 'hidden';
});
addEventListener('pageshow', ({ persisted }) => void comeBack(persisted));

async function comeBack(persisted: boolean): Promise<void> {
  if (persisted) session.lookAround();
  if (persisted && session.current.status === 'signed-out') await router.invalidate();
  if (session.current.status !== 'left') pages.style.visibility = '';
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
