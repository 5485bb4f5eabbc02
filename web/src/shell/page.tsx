import { Container, Stack, Text, Title, type MantineSize } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const widths: Record<'form' | 'text' | 'wide', number | MantineSize> = { form: 460, text: 760, wide: 1088 };

/**
 * A page: its heading, its title in the window, its width. After a navigation the heading takes the focus, so that
 * keyboards and screen readers begin at the new page and not at the old link.
 */
export function Page({
  title,
  lead,
  width = 'wide',
  actions,
  children,
}: {
  title: string;
  lead?: ReactNode;
  width?: keyof typeof widths;
  /** Stand beside the heading. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  useEffect(() => {
    if (navigated()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Container size={widths[width]} px="md" py={{ base: 'lg', sm: 'xl' }}>
      <Stack gap="lg">
        <div
          style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'center', justifyContent: 'space-between' }}
        >
          <div>
            <Title order={1} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
              {title}
            </Title>
            {lead && (
              <Text c="dimmed" mt={4} component="div">
                {lead}
              </Text>
            )}
          </div>
          {actions}
        </div>
        {children}
      </Stack>
    </Container>
  );
}

let pages = 0;

/** Not for the first page: there, the browser begins at the top by itself. */
function navigated(): boolean {
  return ++pages > 1;
}
