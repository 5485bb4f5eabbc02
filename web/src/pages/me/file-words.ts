import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import { useFailureWords } from '../../shell/failure';

/** Whether the file itself was refused: then the words belong to it. */
export function isAboutFile(error: unknown): boolean {
  if (!(error instanceof Problem)) return false;
  return (
    error.status === 413 ||
    /FILE|IMAGE|PICTURE/.test(error.code) ||
    error.errors.some(({ pointer }) => pointer.endsWith('/file'))
  );
}

/** Why a file was refused. The server's sentence names the rule. */
export function useFileWords(): (error: unknown) => string {
  const { t } = useTranslation('me');
  const words = useFailureWords();
  return (error) => (error instanceof Problem && error.status === 413 ? t('upload.refusedSize') : words(error));
}
