import { createLazyRoute } from '@tanstack/react-router';
import { VerifyPage } from './verify-page';

export const verifyCode = createLazyRoute('/prescriptions/verify/$code')({ component: VerifyCodePage });

/** Where the address on the paper leads. */
function VerifyCodePage() {
  const { code } = verifyCode.useParams();
  return <VerifyPage key={code} code={code} />;
}
