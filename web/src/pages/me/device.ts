// The first that fits counts: browsers call themselves by the names of others too.
const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Headless)?(Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
];
const systems: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];

/** By which browser and on what somebody is signed in, as far as the client tells. The names are the makers' own. */
export function deviceOf(userAgent: string | null): { browser?: string; system?: string } {
  const first = (known: typeof browsers) => known.find(([, shape]) => shape.test(userAgent ?? ''))?.[0];
  return { browser: first(browsers), system: first(systems) };
}
