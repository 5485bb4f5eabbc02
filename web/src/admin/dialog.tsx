import { Modal, type ModalProps } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';

/** A dialog of the administration: the whole screen on phones, and a slip beside it loses nothing that was typed. */
export function Dialog({ size = 'lg', ...props }: ModalProps) {
  const { t } = useTranslation();
  const phone = useMediaQuery('(max-width: 36em)', false, { getInitialValueInEffect: false });
  return (
    <Modal
      size={size}
      fullScreen={phone}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('close'), size: 44 }}
      styles={{ title: { fontSize: '1.3rem', fontWeight: 650, lineHeight: 1.3 } }}
      {...props}
    />
  );
}
