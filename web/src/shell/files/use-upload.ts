import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { once } from '../../api/once';
import { upload, type Upload } from '../../api/upload';

export interface Progress {
  readonly sent: number;
  readonly whole: number;
}

type Wish = Pick<Upload, 'method' | 'path' | 'form'> & {
  /** Tells this upload from others, where a repetition would add a second one. */
  readonly name?: readonly unknown[];
};

/** One upload at a time: how far it is, and a way to call it off. */
export function useUpload(onDone: () => void) {
  const [progress, setProgress] = useState<Progress>();
  const [calledOff, setCalledOff] = useState(false);
  const abort = useRef<AbortController>(undefined);
  const sending = useMutation({
    mutationFn: ({ name, ...wish }: Wish) => {
      abort.current = new AbortController();
      const { signal } = abort.current;
      const send = (idempotencyKey?: string) =>
        upload({ ...wish, idempotencyKey, signal, onProgress: (sent, whole) => setProgress({ sent, whole }) });
      setCalledOff(false);
      return name === undefined ? send() : once(name, send);
    },
    onSuccess: onDone,
    onSettled: () => setProgress(undefined),
  });
  return {
    send: sending.mutate,
    busy: sending.isPending,
    progress,
    /** Why it failed; nothing when somebody called it off. */
    error: calledOff ? null : sending.error,
    forget: sending.reset,
    callOff: () => {
      setCalledOff(true);
      abort.current?.abort();
    },
  };
}
