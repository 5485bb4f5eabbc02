import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currencies } from './fee';

/** An amount and its currency. `used`: the currencies that stand first. */
export function FeeFields({
  hint,
  amount,
  currency,
  used,
}: {
  hint: string;
  amount: object;
  currency: object;
  used: readonly string[];
}) {
  const { t } = useTranslation('admin');
  const known = useMemo(() => currencies(used), [used]);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
      <TextInput
        label={t('visitTypes.amountField')}
        description={hint}
        inputMode="decimal"
        // The hint stands below, so that the two fields stand in one line.
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...amount}
      />
      <NativeSelect
        label={t('visitTypes.currency')}
        data={[{ value: '', label: t('visitTypes.chooseCurrency') }, ...known]}
        {...currency}
      />
    </SimpleGrid>
  );
}
