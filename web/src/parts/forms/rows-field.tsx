import { ActionIcon, Button, Input, Title } from '@mantine/core';
import { ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './rows-field.module.css';

interface RowsFieldProps {
  title: string;
  hint?: string;
  count: number;
  most: number;
  /** The words of the button that adds a row. */
  add: string;
  /** What a row is called, for who hears its buttons. */
  nameOf: (index: number) => string;
  error?: ReactNode;
  onAdd: () => void;
  onRemove: (index: number) => void;
  /** Where the order counts. */
  onMoveUp?: (index: number) => void;
  children: (index: number) => ReactNode;
}

/**
 * Rows of fields that can be added and removed. The focus goes on where the work does: into a new row, and from a removed
 * one to the next.
 */
export function RowsField(props: RowsFieldProps) {
  const { title, hint, count, most, add, nameOf, error, onAdd, onRemove, onMoveUp, children } = props;
  const { t } = useTranslation('me');
  const field = useRef<HTMLFieldSetElement>(null);
  const next = useRef<() => void>(undefined);
  useEffect(() => {
    next.current?.();
    next.current = undefined;
  }, [count]);
  const row = (index: number) => field.current?.querySelectorAll('li')[index];
  return (
    <fieldset className={classes.field} ref={field}>
      <legend className={classes.legend}>
        <Title order={2} size="h3">
          {title}
        </Title>
      </legend>
      {hint && <Input.Description size="md">{hint}</Input.Description>}
      <ul className={classes.rows}>
        {Array.from({ length: count }, (_, index) => (
          <li key={index} className={classes.row}>
            <div className={classes.fields}>{children(index)}</div>
            <div className={classes.buttons}>
              {onMoveUp && index > 0 && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={44}
                  aria-label={t('rows.up', { name: nameOf(index) })}
                  onClick={() => {
                    onMoveUp(index);
                    row(index - 1)
                      ?.querySelector('input')
                      ?.focus();
                  }}
                >
                  <ArrowUp size={20} aria-hidden />
                </ActionIcon>
              )}
              <ActionIcon
                variant="subtle"
                color="gray"
                size={44}
                data-remove
                aria-label={t('rows.remove', { name: nameOf(index) })}
                onClick={() => {
                  next.current = () => {
                    const after = row(Math.min(index, count - 2))?.querySelector<HTMLElement>('[data-remove]');
                    (after ?? field.current?.querySelector<HTMLElement>('[data-add]'))?.focus();
                  };
                  onRemove(index);
                }}
              >
                <Trash2 size={20} aria-hidden />
              </ActionIcon>
            </div>
          </li>
        ))}
      </ul>
      {error && (
        <Input.Error size="md" role="alert" mb="xs">
          {error}
        </Input.Error>
      )}
      {count < most && (
        <Button
          variant="default"
          data-add
          leftSection={<Plus size={18} aria-hidden />}
          onClick={() => {
            next.current = () => row(count)?.querySelector('input')?.focus();
            onAdd();
          }}
        >
          {add}
        </Button>
      )}
    </fieldset>
  );
}
