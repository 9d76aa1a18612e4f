import type { Suspension } from '@/engine'

/** A form of a paused run, as streams and answers tell of it. */
export function wireForm({ path, node_name, request, form }: Suspension) {
  const presets = request.fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]))
  return {
    form_id: form?.form_id ?? null,
    form_token: form?.form_token ?? null,
    node_id: path.node_id,
    node_title: node_name,
    form_content: request.content,
    fields: request.fields.map(({ value: _value, ...field }) => field),
    resolved_default_values: Object.fromEntries(presets),
    actions: request.actions,
    display_in_ui: request.in_console,
    expiration_time: form?.expires_at ?? null,
  }
}
