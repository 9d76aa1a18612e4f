/** Version of the form that is written, and the newest that is known. */
export const DIFY_VERSION = '0.6.0'
