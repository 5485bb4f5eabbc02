import { useUpload } from './use-upload';

interface FileToSend {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly file: File;
  /** What stands beside the file. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Sends a file with its fields; once also when it is repeated after a lost answer. */
export function useSendFile(onSent: () => void) {
  const { send, ...upload } = useUpload(onSent);
  return {
    ...upload,
    send({ method, path, file, fields = {} }: FileToSend): void {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set('file', file);
      send({ method, path, form, name: [method, path, fields, file.name, file.size, file.lastModified] });
    },
  };
}
