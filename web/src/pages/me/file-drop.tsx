import { Button, FileButton, Input, Stack, Text } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './file-drop.module.css';

/** Takes a file: chosen by a button, or dragged here. */
export function FileDrop({
  hint,
  types,
  error,
  buttonRef,
  onFile,
}: {
  hint: string;
  types: readonly string[];
  error: string | undefined;
  buttonRef?: Ref<HTMLButtonElement>;
  onFile: (file: File) => void;
}) {
  const { t } = useTranslation('me');
  const [over, setOver] = useState(false);
  const reset = useRef<() => void>(null);
  const take = (file: File | null | undefined) => {
    // The same file can be chosen again after it was refused.
    reset.current?.();
    if (file) onFile(file);
  };
  return (
    <div
      className={classes.zone}
      data-over={over || undefined}
      data-error={error !== undefined || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <Stack align="center" gap="xs">
        <FileButton onChange={take} accept={types.join()} resetRef={reset}>
          {(props) => (
            <Button
              ref={buttonRef}
              variant="light"
              leftSection={<FileUp size={18} aria-hidden />}
              aria-describedby={error === undefined ? 'file-hint' : 'file-error file-hint'}
              {...props}
            >
              {t('upload.choose')}
            </Button>
          )}
        </FileButton>
        <Text c="dimmed" visibleFrom="sm">
          {t('upload.drag')}
        </Text>
        {error !== undefined && (
          <Input.Error id="file-error" role="alert" size="md">
            {error}
          </Input.Error>
        )}
        <Text c="dimmed" size="sm" id="file-hint" ta="center">
          {hint}
        </Text>
      </Stack>
    </div>
  );
}
