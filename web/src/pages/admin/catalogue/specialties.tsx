import { Checkbox, Text, Textarea, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { Stethoscope } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answered, answeredWithVersion, api } from '../../../api/client';
import type { AddSpecialty, Specialty } from '../../../api/schema';
import { CataloguePage } from './catalogue-page';
import { EditDialog, useEditDialog } from '../editing/edit-dialog';
import { required } from '../../../parts/forms/checks';
import type { Resource } from '../editing/resource';
import { allSpecialties } from '../queries';

export const specialties = createLazyRoute('/admin/specialties')({ component: Specialties });

type SpecialtyValues = {
  name: string;
  description: string;
  active: boolean;
};

const path = '/api/v1/specialties/{id}';

const resource: Resource<Specialty, SpecialtyValues, AddSpecialty> = {
  key: 'specialties',
  empty: { name: '', description: '', active: true },
  valuesOf: ({ name, description, active }) => ({ name, description: description ?? '', active }),
  bodyOf: ({ name, description, active }) => ({ name: name.trim(), description: description.trim() || null, active }),
  read: (id) => answeredWithVersion(api.GET(path, { params: { path: { id } } })),
  add: (body, key) =>
    answered(api.POST('/api/v1/specialties', { params: { header: { 'Idempotency-Key': key } }, body })),
  change: (id, body, version) =>
    answered(api.PATCH(path, { params: { path: { id }, header: { 'If-Match': version } }, body })),
  checks: ({ name }) => required({ name }),
};

function Specialties() {
  const { t } = useTranslation('admin');
  const list = useInfiniteQuery(allSpecialties);
  const dialog = useEditDialog<Specialty>();
  return (
    <CataloguePage
      title={t('specialties.title')}
      lead={t('specialties.lead')}
      addTitle={t('specialties.add')}
      emptyTitle={t('specialties.empty')}
      icon={Stethoscope}
      list={list}
      columns={[{ label: t('specialties.description'), cell: ({ description }) => description ?? <None /> }]}
      onAdd={dialog.add}
      onChange={dialog.change}
    >
      <EditDialog resource={resource} dialog={dialog} addTitle={t('specialties.add')}>
        {(form) => (
          <>
            <TextInput label={t('name')} required data-autofocus {...form.getInputProps('name')} />
            <Textarea
              label={t('specialties.description')}
              description={t('specialties.descriptionHint')}
              {...form.getInputProps('description')}
            />
            <Checkbox
              size="md"
              label={t('specialties.active')}
              description={t('state.hint')}
              {...form.getInputProps('active', { type: 'checkbox' })}
            />
          </>
        )}
      </EditDialog>
    </CataloguePage>
  );
}

function None() {
  return (
    <Text span c="dimmed">
      –
    </Text>
  );
}
