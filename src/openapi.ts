import './node-version.js';

// Imported only now: an older Node could not even load what follows.
await import('./openapi/process.js');
