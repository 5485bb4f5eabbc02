import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../api/problem';
import { checkLater } from '../../shell/check-later';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import { LanguagesField } from '../../parts/practitioner/languages-field';
import { changeOf, ways, formOf } from './profile-draft';
import type { ReadProfile } from './queries';
import { SaveRefused } from './save-refused';
import { useSaveProfile } from './use-save-profile';

/** What patients read, and who may see how the practitioner is reached. */
export function ProfileForm({ read }: { read: ReadProfile }) {
  const { t } = useTranslation(['profile', 'common']);
  const saving = useSaveProfile(read);
  const form = useForm({ mode: 'controlled', initialValues: formOf(read.profile) });
  const atFields = Object.keys(fieldErrors(saving.error)).length > 0;
  return (
    <form
      noValidate
      onBlur={checkLater(form)}
      onSubmit={form.onSubmit((values) =>
        saving.mutate(changeOf(values), {
          onError: (error) =>
            form.setErrors(
              Object.fromEntries(
                Object.entries(fieldErrors(error)).map(([name, words]) => [
                  name.replace(/\.(value|visibility)$/, ''),
                  words,
                ]),
              ),
            ),
        }),
      )}
    >
      <UnsavedGuard unsaved={() => form.isDirty() && !saving.isSuccess} />
      <Stack gap="md">
        <TextInput label={t('about.titleField')} maxLength={30} maw={220} {...form.getInputProps('title')} />
        <TextInput label={t('about.qualifications')} maxLength={1000} {...form.getInputProps('qualifications')} />
        <LanguagesField label={t('about.languages')} {...form.getInputProps('languages')} />
        <Textarea
          label={t('about.bio')}
          description={t('about.bioHint')}
          minRows={4}
          maxLength={5000}
          {...form.getInputProps('bio')}
        />
        {ways.map((way) => (
          <Group key={way} gap="sm" align="flex-end" wrap="wrap">
            <TextInput
              flex="1 1 14rem"
              type={way === 'email' ? 'email' : way === 'phone' ? 'tel' : 'text'}
              label={t(`contact.${way}`)}
              maxLength={254}
              {...form.getInputProps(`contact.${way}`)}
            />
            <NativeSelect
              flex="0 1 14rem"
              label={t('contact.who')}
              aria-label={t('contact.whoOf', { way: t(`contact.${way}`) })}
              data={(['public', 'clinic'] as const).map((value) => ({ value, label: t(`contact.seen.${value}`) }))}
              {...form.getInputProps(`seen.${way}`)}
            />
          </Group>
        ))}
        {saving.error && !atFields && <SaveRefused error={saving.error} />}
        <div>
          <Button type="submit" loading={saving.isPending}>
            {t('common:save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
