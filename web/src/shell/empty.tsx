import { Card, Stack, Text, ThemeIcon } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** Nothing to show, and what to do about it. */
export function Empty({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children?: ReactNode }) {
  return (
    <Card padding="xl">
      <Stack align="center" gap="xs" ta="center" py="md">
        <ThemeIcon size={48} radius="xl" variant="light" aria-hidden>
          <Icon size={24} />
        </ThemeIcon>
        <Text fw={600}>{title}</Text>
        {children && (
          <Text component="div" c="dimmed" maw={460}>
            {children}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
