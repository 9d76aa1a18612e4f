import { createHmac } from 'node:crypto'
import { constantTimeEqual } from '@/platform/crypto/constant-time-equal'
import { authSecret } from '@/platform/data-dir/secrets'

/** Opens one form without an account: the form's id and a signature over it. Nothing of it is stored. */
export function formToken(form_id: string): string {
  return `${form_id}.${createHmac('sha256', authSecret()).update(`form:${form_id}`).digest('base64url')}`
}

/** The id of the form that a token opens; undefined for a token that is none. */
export function formOfToken(token: string): string | undefined {
  const form_id = token.split('.')[0] ?? ''
  return constantTimeEqual(token, formToken(form_id)) ? form_id : undefined
}
