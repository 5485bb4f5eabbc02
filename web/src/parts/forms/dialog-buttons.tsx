import { Flex } from '@mantine/core';
import type { ReactNode } from 'react';

/** The way back and the deed: side by side where there is room, else one under the other. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return (
    <Flex direction={{ base: 'column', xs: 'row' }} justify="flex-end" gap="sm">
      {children}
    </Flex>
  );
}
