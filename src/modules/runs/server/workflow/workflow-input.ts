import { z } from 'zod'
import type { RunRequest } from '../start-run'

type Asked = Pick<RunRequest, 'tweaks' | 'inputs'> & { session_id?: string }

const Named = z.json()

/** Reads flat keys: `<component id>.<parameter>` becomes a tweak, `….session_id` the session, others values by name. */
export function workflowInput(given: Readonly<Record<string, unknown>>): Asked {
  const tweaks = new Map<string, Record<string, unknown>>()
  const inputs: [string, z.infer<typeof Named>][] = []
  let session_id: string | undefined
  for (const [key, value] of Object.entries(given)) {
    const dot = key.indexOf('.')
    if (dot <= 0) {
      inputs.push([key, Named.parse(value)])
      continue
    }
    const parameter = key.slice(dot + 1)
    if (parameter === 'session_id') {
      if (typeof value === 'string' && value !== '') session_id = value.slice(0, 300)
      continue
    }
    const component = key.slice(0, dot)
    tweaks.set(component, { ...tweaks.get(component), [parameter]: value })
  }
  return {
    ...(tweaks.size > 0 ? { tweaks: Object.fromEntries(tweaks) } : {}),
    ...(inputs.length > 0 ? { inputs: Object.fromEntries(inputs) } : {}),
    ...(session_id ? { session_id } : {}),
  }
}
