import helmet from 'helmet';
import type { Config } from '../../config.js';

const self = "'self'";

/**
 * What browsers may do with our pages. No inline script anywhere. Inline styles stay allowed: Mantine writes its theme,
 * and Swagger UI its layout, into <style>.
 */
export function securityHeaders({ publicUrl }: Config) {
  const https = publicUrl.startsWith('https:');
  return helmet({
    // On plain HTTP these would send browsers to a port where nobody listens.
    strictTransportSecurity: https,
    frameguard: { action: 'deny' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [self],
        scriptSrc: [self],
        scriptSrcAttr: ["'none'"],
        styleSrc: [self, "'unsafe-inline'"],
        // Documents are fetched with the access token and shown from memory.
        imgSrc: [self, 'data:', 'blob:'],
        fontSrc: [self],
        connectSrc: [self],
        objectSrc: ["'none'"],
        baseUri: [self],
        formAction: [self],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: https ? [] : null,
      },
    },
  });
}
