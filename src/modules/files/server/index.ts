/** What other modules may use of files. */
export { documentsPort } from './documents-port'
export { findFile } from './find-file'
export { storeFile } from './store-file'
