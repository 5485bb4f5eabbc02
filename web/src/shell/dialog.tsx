import { Modal, type ModalProps } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session';
import { LeaveQuestion } from './leave-question';
import { UnsavedGuard } from './unsaved-guard';

/**
 * A dialog with a form. When something was typed, a slip (Escape, the cross, a way to another page, a closed tab) asks before
 * it is lost; a click beside it does nothing. `roomy`: the whole screen on phones.
 */
export function Dialog({ roomy = false, opened, onClose, children, ...props }: ModalProps & { roomy?: boolean }) {
  const { t } = useTranslation();
  const phone = useMediaQuery('(max-width: 36em)', false, { getInitialValueInEffect: false });
  const session = useSession();
  const typed = useRef(false);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    typed.current = false;
    setAsking(false);
  }, [opened]);
  // Escape is heard by all dialogs that are open; it is for the one on top.
  const covered = asking || (session.status === 'signed-in' && session.over);
  return (
    <>
      <Modal
        size={roomy ? 'lg' : 'md'}
        fullScreen={roomy && phone}
        closeOnClickOutside={false}
        closeOnEscape={!covered}
        styles={roomy ? { title: { fontSize: '1.3rem', fontWeight: 650, lineHeight: 1.3 } } : undefined}
        closeButtonProps={{ 'aria-label': t('close'), size: 44 }}
        {...props}
        opened={opened}
        onClose={() => (typed.current ? setAsking(true) : onClose())}
      >
        <div onInput={() => (typed.current = true)}>{children}</div>
        {opened && <UnsavedGuard unsaved={() => typed.current} />}
      </Modal>
      {/* Made when it is asked: one that is there already would hear the Escape that opens it, and close. */}
      {asking && (
        <LeaveQuestion
          ofDialog
          opened
          onStay={() => setAsking(false)}
          onLeave={() => {
            setAsking(false);
            onClose();
          }}
        />
      )}
    </>
  );
}
