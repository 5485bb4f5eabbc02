import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClinicSettings } from '../../../api/schema';
import { Failure } from '../../../shell/failure';
import { UnsavedGuard } from '../../../shell/unsaved-guard';
import type { Read } from '../../../parts/forms/use-merge-form';
import { StaleNotice } from '../editing/stale-notice';
import { useEditing } from '../editing/use-editing';
import { SettingsFields } from './settings-fields';
import { settingsResource } from './settings-resource';

/** All settings in one form, saved together: they are one document of the clinic. */
export function SettingsForm({ read, onSaved }: { read: Read<ClinicSettings & { id: string }>; onSaved: () => void }) {
  const { t } = useTranslation(['admin', 'common']);
  const editing = useEditing(settingsResource, read, onSaved);
  const { form, checkLater, saving, saved, failure, submit } = editing;
  return (
    <form noValidate onSubmit={submit} onBlur={checkLater}>
      <Stack gap="xl">
        <SettingsFields form={form} />
        <StaleNotice editing={editing} />
        {failure && <Failure error={failure} />}
        <Group>
          <Button type="submit" loading={saving} disabled={!form.isDirty()}>
            {t('common:save')}
          </Button>
          {form.isDirty() && (
            <>
              <Button variant="default" onClick={form.reset}>
                {t('settings.discard')}
              </Button>
              <Text c="dimmed" role="status">
                {t('settings.unsaved')}
              </Text>
            </>
          )}
        </Group>
      </Stack>
      <UnsavedGuard unsaved={() => form.isDirty() && !saved} />
    </form>
  );
}
