/** What other modules and the composition root may use of settings. */
export { maxFileBytes } from './max-file-bytes'
export { prepareSettings } from './prepare-settings'
export { readSetting } from './setting-values'
