import { Card, Group, Skeleton, Stack } from '@mantine/core';

/** Cards before it is known whose. */
export function ResultsSkeleton() {
  return (
    <Stack gap="md" aria-hidden>
      {[1, 2, 3, 4].map((index) => (
        <Card key={index} mih={168}>
          <Group gap="md" wrap="nowrap" align="flex-start">
            <Skeleton circle h={56} />
            <Stack gap="xs" flex={1}>
              <Skeleton h={22} w="min(14rem, 80%)" />
              <Skeleton h={16} w="min(9rem, 60%)" />
              <Skeleton h={16} w="min(18rem, 100%)" />
              <Skeleton h={44} mt="xs" />
            </Stack>
          </Group>
        </Card>
      ))}
    </Stack>
  );
}
