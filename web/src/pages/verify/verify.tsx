import { createLazyRoute } from '@tanstack/react-router';
import { VerifyPage } from './verify-page';

export const verify = createLazyRoute('/prescriptions/verify')({ component: VerifyPage });
