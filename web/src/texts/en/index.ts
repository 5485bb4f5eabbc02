export { common } from './common';
export { account } from './account';
export { find } from './find';
export { book } from './book';
export { visits } from './visits';
export { desk } from './desk';
export { admin } from './admin';
