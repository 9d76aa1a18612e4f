const words = /secret|password|passwd|passphrase|token|credential|private|api_?key|access_?key|(^|[._-])key$/i

/** Whether what is kept under this name is likely a secret, which must not be written down anywhere else. */
export const looksSecret = (name: string): boolean => words.test(name)
