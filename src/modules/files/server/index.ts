/** What other modules may use of files. */
export { deleteFiles } from './delete-files'
export { deleteUserFiles } from './delete-user-files'
export { documentsPort } from './documents-port'
export { fileRepository } from './file.repository'
export { fileAnswer, isSafePicture } from './file-answer'
export { findFile } from './find-file'
export { storeFile } from './store-file'
export { bytesOf, userFiles } from './user-file'
