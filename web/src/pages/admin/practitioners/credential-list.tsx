import { Stack, Title } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import type { Credential } from '../../../api/schema';
import { Failure } from '../../../shell/failure';
import { More } from '../../../shell/more';
import { RowsSkeleton } from '../../../shell/rows';
import { CredentialCard } from './credential-card';
import { DecideDialog, type Asked } from './decide-dialog';

/** Credentials under a heading of their own, each to be looked at and decided. */
export function CredentialList<Row extends Credential>({
  title,
  list,
  nameOf,
  named,
  empty,
}: {
  title: string;
  list: UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>;
  nameOf: (row: Row) => string;
  /** Whether each says whose it is: where they are of many. */
  named: boolean;
  /** In place of a list without rows. */
  empty: ReactNode;
}) {
  const rows = list.data?.pages.flatMap((page) => page.items);
  const heading = useRef<HTMLHeadingElement>(null);
  // What was asked stays while the dialog fades.
  const [state, setState] = useState<{ asked?: Asked; opened: boolean }>({ opened: false });
  const isOpen = rows?.some(({ id, status }) => id === state.asked?.credential.id && status === 'pending');
  return (
    <Stack component="section" aria-labelledby="credentials" gap="md">
      <Title order={2} id="credentials" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
        {title}
      </Title>
      {list.error && !rows ? <Failure error={list.error} retry={() => void list.refetch()} /> : null}
      {!rows && !list.error && <RowsSkeleton count={2} />}
      {rows?.length === 0 && empty}
      {rows && rows.length > 0 && (
        <Stack component="ul" aria-labelledby="credentials" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
          {rows.map((row) => (
            <CredentialCard
              key={row.id}
              credential={row}
              name={nameOf(row)}
              named={named}
              onAsk={(action) => setState({ asked: { credential: row, name: nameOf(row), action }, opened: true })}
            />
          ))}
        </Stack>
      )}
      <More list={list} />
      <DecideDialog
        {...state}
        onClose={() => setState({ ...state, opened: false })}
        // With the decision, the button that was pressed is gone.
        onClosed={() => {
          if (!isOpen) heading.current?.focus();
        }}
      />
    </Stack>
  );
}
