// CommonJS packages that require('@nestjs/*') would load a second copy inside Jest's module graph; loading the
// ES modules first makes every later require find them.
await import('reflect-metadata');
await import('@nestjs/common');
await import('@nestjs/core');
