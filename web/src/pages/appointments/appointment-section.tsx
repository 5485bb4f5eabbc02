import { Skeleton, Stack, Title } from '@mantine/core';
import type { ReactNode, Ref } from 'react';

/** A heading and its cards. */
export function VisitSection({
  title,
  headingRef,
  children,
}: {
  title: string;
  /** Where the focus goes when a card is gone. */
  headingRef?: Ref<HTMLHeadingElement>;
  children: ReactNode;
}) {
  return (
    <Stack gap="sm" component="section">
      <Title order={2} ref={headingRef} tabIndex={-1} style={{ outline: 'none' }}>
        {title}
      </Title>
      {children}
    </Stack>
  );
}

/** The shape of some cards. */
export function CardSkeletons({ count }: { count: number }) {
  return (
    <Stack gap="sm" aria-hidden>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} h={150} radius="md" />
      ))}
    </Stack>
  );
}
