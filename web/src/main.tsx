import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './theme.css';
import { localStorageColorSchemeManager, MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import i18next from 'i18next';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client';
import { session } from './api/session';
import { i18nReady } from './i18n';
import { router } from './router';
import { theme } from './theme';

// The same key as in public/color-scheme.js, which runs before the first paint.
const colorScheme = localStorageColorSchemeManager({ key: 'color-scheme' });

void session.restore();
await i18nReady;

// A cross alone has no name: those of dialogs and of notes that come and go.
const named = mergeThemeOverrides(theme, {
  components: { CloseButton: { defaultProps: { 'aria-label': i18next.t('close') } } },
});

// Nothing is noted before something was done: that part may come a moment later.
const Notes = lazy(() => import('@mantine/notifications').then((loaded) => ({ default: loaded.Notifications })));

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={named} defaultColorScheme="auto" colorSchemeManager={colorScheme}>
      <Suspense>
        <Notes position="bottom-center" />
      </Suspense>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
