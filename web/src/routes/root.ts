import { createRootRoute, redirect } from '@tanstack/react-router';
import i18next from 'i18next';
import { session } from '../api/session';
import type { TextArea } from '../i18n';
import { Layout } from '../shell/layout';
import { NotFound } from '../shell/not-found';

export const root = createRootRoute({ component: Layout, notFoundComponent: NotFound });

/** Lets only accounts with one of these roles in; visitors sign in first and come back. */
export function only(...roles: string[]) {
  return {
    beforeLoad: async ({ location }: { location: { href: string } }) => {
      await session.restore();
      const state = session.current;
      if (state.status !== 'signed-in') throw redirect({ to: '/sign-in', search: { next: location.href } });
      if (!roles.some((role) => state.account.roles.includes(role))) throw redirect({ to: '/' });
    },
  };
}

/** A page and its words, loaded at the same time: also those of parts that it opens later, which must not blank it. */
export async function opened<Page>(areas: TextArea | readonly TextArea[], page: Promise<Page>): Promise<Page> {
  const [loaded] = await Promise.all([page, i18next.loadNamespaces(areas)]);
  return loaded;
}

export const child = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path }) as const;
