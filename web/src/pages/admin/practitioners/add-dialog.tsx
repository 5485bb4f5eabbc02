import { NativeSelect, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useSites } from '../../../api/catalogue';
import type { Site } from '../../../api/schema';
import { EditDialog, type useEditDialog } from '../editing/edit-dialog';
import { PractitionerFields } from './fields';
import type { Asks, NamedPractitioner, PractitionerValues } from './resource';
import { usePractitionerResource } from './use-resource';

const address: Asks = ['email'];
const addressAndSite: Asks = ['email', 'siteId'];

/** Lists somebody without an application, and invites them. */
export function AddDialog({ dialog }: { dialog: ReturnType<typeof useEditDialog<NamedPractitioner>> }) {
  const { t } = useTranslation('practitioners');
  const sites = useSites().data?.filter(({ active }) => active) ?? [];
  const several = sites.length > 1;
  const { resource, used } = usePractitionerResource(several ? addressAndSite : address);
  return (
    <EditDialog resource={resource} dialog={dialog} addTitle={t('add.action')}>
      {(form) => (
        <>
          <Text>{t('add.lead')}</Text>
          <PractitionerFields
            form={form}
            used={used}
            email={
              <TextInput
                label={t('fields.email')}
                description={t('fields.emailHint')}
                type="email"
                autoComplete="off"
                required
                maxLength={254}
                {...form.getInputProps('email')}
              />
            }
          />
          {several && <Start form={form} sites={sites} />}
        </>
      )}
    </EditDialog>
  );
}

/** Where somebody starts. Where there is one site, it is that one. */
function Start({ form, sites }: { form: UseFormReturnType<PractitionerValues>; sites: readonly Site[] }) {
  const { t } = useTranslation(['practitioners', 'admin']);
  return (
    <NativeSelect
      label={t('admin:review.approve.site')}
      description={t('fields.siteHint')}
      required
      data={[
        { value: '', label: t('admin:review.approve.chooseSite') },
        ...sites.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      {...form.getInputProps('siteId')}
    />
  );
}
