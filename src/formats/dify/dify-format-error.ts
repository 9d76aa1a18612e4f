export type DifyFormatCode = 'unreadable' | 'too_large' | 'not_dify' | 'not_writable'

/** Why a file cannot be read, or a flow cannot be written, as Dify's form. */
export class DifyFormatError extends Error {
  readonly code: DifyFormatCode
  readonly hint: string

  constructor(code: DifyFormatCode, message: string, hint: string) {
    super(message)
    this.name = 'DifyFormatError'
    this.code = code
    this.hint = hint
  }
}
