import { randomUUID } from 'node:crypto'
import { type Suspension, suspensionKey } from '@/engine'
import { formToken } from './form-token'
import type { LiveRun } from './live-run'
import type { NewForm } from './run-writer'

/** The row of a form that a run asks to be filled in. */
export function newForm(run: LiveRun, suspension: Suspension, now: number): NewForm {
  const { path, node_name, request } = suspension
  const { id: run_id, tenant_id, flow_id, session_id } = run
  return {
    id: randomUUID(),
    tenant_id,
    run_id,
    flow_id,
    session_id,
    node_id: path.node_id,
    node_name,
    place: suspensionKey(path),
    request,
    expires_at: new Date(now + request.expires_in_ms).toISOString(),
  }
}

/** The form as events tell of it. */
export const formOf = (form: NewForm): NonNullable<Suspension['form']> => ({
  form_id: form.id,
  form_token: formToken(form.id),
  expires_at: form.expires_at,
})
