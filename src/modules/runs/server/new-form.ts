import { randomUUID } from 'node:crypto'
import { type Suspension, suspensionKey } from '@/engine'
import { formToken } from './form-token'
import type { LiveRun } from './live-run'
import type { NewForm } from './run-write'

/** Forms of a paused run that wait on while it goes on, by their place. */
export type OpenForms = ReadonlyMap<string, Pick<NewForm, 'id' | 'expires_at'>>

/** The latest moment that a row can hold. */
const LATEST = Date.UTC(9999, 0, 1)

const expiry = (at: number): string => new Date(Math.min(at, LATEST)).toISOString()

/** The row of a form that a run asks to be filled in. */
export function newForm(run: LiveRun, suspension: Suspension, now: number, open: OpenForms): NewForm {
  const { path, node_name, request } = suspension
  const place = suspensionKey(path)
  const { id: run_id, tenant_id, flow_id, session_id } = run
  return {
    tenant_id,
    run_id,
    flow_id,
    session_id,
    node_id: path.node_id,
    node_name,
    place,
    request,
    ...(open.get(place) ?? { id: randomUUID(), expires_at: expiry(now + request.expires_in_ms) }),
  }
}

/** The form as events tell of it. */
export const formOf = (form: NewForm): NonNullable<Suspension['form']> => ({
  form_id: form.id,
  form_token: formToken(form.id),
  expires_at: form.expires_at,
})
