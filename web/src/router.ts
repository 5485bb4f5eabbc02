import { createRouter } from '@tanstack/react-router';
import { session } from './api/session';
import { routes as account } from './pages/account/routes';
import { routes as admin } from './pages/admin/routes';
import { routes as appointments } from './pages/appointments/routes';
import { routes as apply } from './pages/apply/routes';
import { routes as book } from './pages/book/routes';
import { routes as consultation } from './pages/consultation/routes';
import { routes as desk } from './pages/desk/routes';
import { routes as me } from './pages/me/routes';
import { routes as practice } from './pages/practice/routes';
import { routes as profile } from './pages/profile/routes';
import { routes as reports } from './pages/reports/routes';
import { routes as search } from './pages/search/routes';
import { routes as verify } from './pages/verify/routes';
import { Broken } from './shell/broken';
import { NotFound } from './shell/not-found';
import { Pending } from './shell/pending';
import { root } from './shell/root';

const pages = [
  ...[...search, ...book, ...account, ...verify],
  ...[...appointments, ...me, ...apply],
  ...[...practice, ...consultation, ...profile, ...desk, ...reports, ...admin],
];

/** Each page is loaded when it is first opened. */
export const router = createRouter({
  routeTree: root.addChildren(pages),
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
const shown = document.getElementById('root')!;
addEventListener('pagehide', () => {
  if (session.current.status === 'signed-in') shown.style.visibility = 'hidden';
});
addEventListener('pageshow', ({ persisted }) => void comeBack(persisted));

async function comeBack(persisted: boolean): Promise<void> {
  if (persisted) session.lookAround();
  if (persisted && session.current.status === 'signed-out') await router.invalidate();
  if (session.current.status !== 'left') shown.style.visibility = '';
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
