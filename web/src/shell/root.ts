import { createRootRoute, redirect } from '@tanstack/react-router';
import i18next from 'i18next';
import { session } from '../api/session';
import type { TextArea } from '../texts/area';
import { Layout } from './frame/layout';
import { NotFound } from './not-found';

export const root = createRootRoute({ component: Layout, notFoundComponent: NotFound });

export const child = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path }) as const;

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

/**
 * A page and its texts, loaded at the same time.
 * @param texts the areas of texts that the page and its parts use: the build fills them in (`web/build/pages.mjs`)
 */
export async function opened<Page>(page: Promise<Page>, texts: readonly TextArea[] = []): Promise<Page> {
  const [loaded] = await Promise.all([page, i18next.loadNamespaces(texts)]);
  return loaded;
}
