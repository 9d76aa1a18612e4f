import type { InLanguages } from '../contract/product-settings'

/** Whether the page is in Chinese; pages are in English unless their language says otherwise. */
const readsChinese = () => typeof document !== 'undefined' && document.documentElement.lang.startsWith('zh')

/** A text in the reader's language. */
export const readerText = ({ en, zh }: InLanguages): string => (readsChinese() ? zh : en)

/** The name of a list or of an item in the reader's language. */
export const entryName = ({ config_name, config_en_name }: { config_name: string; config_en_name: string }): string =>
  readerText({ en: config_en_name, zh: config_name })
