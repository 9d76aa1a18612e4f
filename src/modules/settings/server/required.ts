import { AppError } from '@/contract/errors'

/** A text of the body without the spaces around it. Throws 422 when nothing is left. */
export function required(text: string, field: string): string {
  const trimmed = text.trim()
  if (trimmed !== '') return trimmed
  const msg = 'must not be empty'
  throw new AppError('invalid_input', `body.${field}: ${msg}`, {
    issues: [{ loc: ['body', field], msg, type: 'too_small' }],
  })
}
