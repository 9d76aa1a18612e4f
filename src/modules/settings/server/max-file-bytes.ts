import { readSetting } from './setting-values'

/** Bytes that a file may have, as the setting says now. */
export const maxFileBytes = async (): Promise<number> =>
  Math.floor((await readSetting('files.max_upload_mb')) * 1024 ** 2)
