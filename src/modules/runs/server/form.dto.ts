import { z } from 'zod'
import type { RunForm } from '@/platform/db/generated/client'
import { type FormRead, formStatuses } from '../contract/run.schema'
import { formToken } from './form-token'

const Field = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(['text', 'paragraph', 'number', 'select', 'boolean', 'file']),
  required: z.boolean(),
  options: z.array(z.string()).optional(),
  value: z.json().optional(),
})

/** The form as the engine asked for it. */
export const FormRequest = z.object({
  content: z.string(),
  fields: z.array(Field),
  actions: z.array(z.object({ id: z.string(), title: z.string(), style: z.string() })),
  expires_in_ms: z.number(),
  on_expiry: z.string().optional(),
  in_console: z.boolean(),
})

/** A form's row on the wire. */
export function formDto(form: RunForm): z.infer<typeof FormRead> {
  const request = FormRequest.parse(form.request)
  const presets = request.fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]))
  return {
    form_id: form.id,
    form_token: formToken(form.id),
    run_id: form.run_id,
    flow_id: form.flow_id,
    session_id: form.session_id,
    node_id: form.node_id,
    node_title: form.node_name,
    form_content: request.content,
    fields: request.fields.map(({ value: _value, ...field }) => field),
    resolved_default_values: Object.fromEntries(presets),
    actions: request.actions,
    display_in_ui: request.in_console,
    status: z.enum(formStatuses).parse(form.status),
    expiration_time: form.expires_at.toISOString(),
    create_at: form.create_at.toISOString(),
  }
}
