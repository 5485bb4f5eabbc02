import { Button, Stack } from '@mantine/core';
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { UserPlus, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Rows, RowsSkeleton, type Column } from '../../shell/rows';
import { answered, api } from '../../api/client';
import type { Patient } from '../../api/schema';
import { plainDate } from '../../format/as-known';
import { Empty } from '../../shell/empty';
import { Failure } from '../../shell/failure';
import { TextLink } from '../../shell/links';
import { More } from '../../shell/more';
import { SearchField } from '../../shell/search-field';
import { DeskPage } from './desk-page';
import { NewPatient } from './new-patient';
import { nameIn, searchOf } from './patient-search';

export const patients = createLazyRoute('/board/patients')({ component: Patients });

const patientsOf = (words: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['patients', 'list', words],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...(words === undefined ? {} : searchOf(words)), limit: 50, cursor: pageParam };
      return answered(api.GET('/api/v1/patients', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** Everybody who has a file, found by what people say at the telephone. */
function Patients() {
  const { t } = useTranslation('desk');
  const { q } = patients.useSearch();
  const navigate = useNavigate();
  const list = useInfiniteQuery(patientsOf(q));
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const [adding, setAdding] = useState(false);
  const columns: Column<Patient>[] = [
    { label: t('patients.bornOn'), cell: ({ birthDate }) => (birthDate ? plainDate(birthDate) : '–') },
    { label: t('patients.phoneNumber'), cell: ({ phone }) => <span className="tabular">{phone ?? '–'}</span> },
    { label: t('patients.address'), cell: ({ email }) => <span className="wrap">{email ?? '–'}</span> },
    {
      label: t('patients.account'),
      cell: ({ accountId }) => t(accountId ? 'patients.hasAccount' : 'patients.noAccount'),
    },
  ];
  return (
    <DeskPage
      title={t('patients.title')}
      lead={t('patients.lead')}
      actions={
        <Button leftSection={<UserPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
          {t('patients.new')}
        </Button>
      }
    >
      <Stack>
        <SearchField
          label={t('patients.search')}
          hint={t('patients.hint')}
          value={q}
          onSearch={(words) => void navigate({ to: '/board/patients', search: { q: words }, replace: true })}
        />
        {list.error && !rows && <Failure error={list.error} retry={() => void list.refetch()} />}
        {!rows && !list.error && <RowsSkeleton />}
        {rows?.length === 0 && <Empty icon={Users} title={t('patients.none')} />}
        {rows && rows.length > 0 && (
          <Rows
            label={t('patients.title')}
            titleLabel={t('patients.name')}
            rows={rows}
            titleOf={({ id, fullName }) => (
              <TextLink
                to="/board/patients/$patientId"
                params={{ patientId: id }}
                inherit
                py={10}
                display="inline-block"
              >
                {fullName}
              </TextLink>
            )}
            columns={columns}
          />
        )}
        <More list={list} />
      </Stack>
      <NewPatient
        name={nameIn(q)}
        opened={adding}
        onClose={() => setAdding(false)}
        // The dialog is about to close: what was typed in it is in the file.
        onChoose={({ id: patientId }) =>
          void navigate({ to: '/board/patients/$patientId', params: { patientId }, ignoreBlocker: true })
        }
      />
    </DeskPage>
  );
}
