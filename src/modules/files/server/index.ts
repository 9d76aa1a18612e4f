/** What other modules may use of files. */
export { findFile } from './find-file'
export { storeFile } from './store-file'
