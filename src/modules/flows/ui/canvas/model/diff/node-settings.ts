import { isRecord } from '@/lib/is-record'
import { asDify, difySettings } from '../dify/as-dify'
import { asText, at } from '../record'
import type { StoredNode } from '../stored-flow'
import { componentType, isNote, nodeName, nodeTemplate, noteColor, noteText } from '../stored-node'
import { flatSettings } from './flat-settings'

/** What its author can set on a node, by place. Where it stands and how large it is are no settings. */
export function nodeSettings(node: StoredNode): Map<string, unknown> {
  if (isNote(node)) {
    return new Map<string, unknown>([
      ['text', noteText(node)],
      ['color', noteColor(node)],
    ])
  }
  const own = new Map<string, unknown>([
    ['name', nodeName(node) ?? ''],
    ['component', componentType(node)],
  ])
  const dify = asDify(node)
  if (dify) {
    const about = { desc: asText(dify.data.desc) ?? '', inside: dify.parent ?? '' }
    return new Map([...own, ...flatSettings(about), ...flatSettings(difySettings(dify.data))])
  }
  for (const [name, field] of Object.entries(nodeTemplate(node))) {
    if (!isRecord(field) || !Object.hasOwn(field, 'value')) continue
    own.set(name, field.load_from_db === true ? { variable: field.value } : field.value)
  }
  for (const key of ['tool_mode', 'frozen']) own.set(key, at(node, 'data', 'node', key) === true)
  return own
}
