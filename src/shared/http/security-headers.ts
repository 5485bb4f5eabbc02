import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Config } from '../../config.js';

const self = "'self'";

/** What no page of ours asks for; video appointments take place at another address. The search may ask where somebody is. */
const permissions = [
  ...['accelerometer', 'autoplay', 'bluetooth', 'browsing-topics', 'camera', 'display-capture', 'fullscreen'],
  ...[
    'gyroscope',
    'hid',
    'idle-detection',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'publickey-credentials-get',
  ],
  ...['screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking'],
]
  .map((feature) => `${feature}=()`)
  .concat('geolocation=(self)')
  .join(', ');

/**
 * What browsers may do with our pages. No inline script anywhere. Inline styles stay allowed: Mantine writes its theme,
 * and Swagger UI its layout, into <style>.
 */
export function securityHeaders({ publicUrl }: Config) {
  const https = publicUrl.startsWith('https:');
  const headers = helmet({
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
  return (request: Request, response: Response, next: NextFunction): void => {
    response.setHeader('Permissions-Policy', permissions);
    headers(request, response, next);
  };
}
