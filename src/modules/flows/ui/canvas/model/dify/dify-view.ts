import type { ComponentDefinition, ControlPort } from '@/engine'
import { outputsOf } from '@/engine/fields-of'
import type { DifyNode } from '@/formats/dify/dify-node'
import { isRecord } from '@/lib/is-record'
import { t } from '@/lib/messages/t'
import type { ComponentView, NodeWires, PortView, Surroundings } from '../node-view'
import { asText } from '../record'
import type { StoredNode } from '../stored-flow'
import type { Size } from '../stored-node'
import { difySettings } from './as-dify'
import { conditionText } from './condition-text'
import { shortRefs } from './short-refs'
import { FAIL_BRANCH, INWARD, ONWARD } from './ways'

const FRAME: Size = { width: 480, height: 240 }
const MARKS: ReadonlySet<string> = new Set(['iteration-start', 'loop-start'])
const onward: ControlPort = { name: ONWARD, label: '' }

/** A node of Dify's, whether its component is here or not. */
export function difyView(
  node: StoredNode,
  dify: DifyNode,
  definition: ComponentDefinition | undefined,
  wires: NodeWires,
  around: Surroundings,
): ComponentView {
  const settings = difySettings(dify.data)
  const inputs = definition?.entry === undefined ? [inward(wires)] : []
  const outputs = [...controlPorts(dify, definition, settings, wires)]
  const taken = new Set(outputs.map(({ name }) => name))
  for (const output of definition ? outputsOf(definition, settings) : []) {
    if (taken.has(output.name) || !(around.showValues || wires.outputs.has(output.name))) continue
    const { name, display_name: label, types } = output
    outputs.push({ ...plain(name, label, wires.outputs.has(name)), types })
    taken.add(name)
  }
  const title = asText(dify.data.title)?.trim()
  const summary = definition?.summary?.(settings)
  const container = definition?.container === true || around.inside !== undefined
  return {
    kind: 'component',
    family: 'flow',
    shape: MARKS.has(dify.type) ? 'mark' : container ? 'frame' : 'card',
    ...(container ? { size: frameSize(node, dify, around.inside) } : {}),
    parent: around.parent,
    id: node.id,
    type: definition?.type ?? dify.type,
    title: title || definition?.display_name || dify.type,
    description: asText(dify.data.desc) || definition?.description || '',
    icon: definition?.icon ?? '',
    definition,
    summary: summary === undefined ? undefined : shortRefs(summary),
    fields: definition?.fields ?? [],
    inputs: [...inputs, ...strays(wires.inputs, new Set(inputs.map(({ name }) => name)), definition)],
    outputs: [...outputs, ...strays(wires.outputs, taken, definition)],
  }
}

function inward(wires: NodeWires): PortView {
  return { ...plain(INWARD, t('flow_node.inward'), wires.inputs.has(INWARD)), control: true, header: true }
}

function controlPorts(
  dify: DifyNode,
  definition: ComponentDefinition | undefined,
  settings: Record<string, unknown>,
  wires: NodeWires,
): PortView[] {
  const ports = definition?.control_ports?.(settings) ?? [onward]
  const ways =
    dify.data.error_strategy === 'fail-branch' && definition?.control_ports
      ? [...ports, { name: FAIL_BRANCH, label: t('flow_node.fail_branch') }]
      : ports
  const branches = dify.type !== 'if-else' ? [] : Array.isArray(settings.cases) ? settings.cases : [settings]
  return ways.map(({ name, label }, index) => {
    const hint = conditionText(branches[index])
    return {
      ...plain(name, label || t('flow_node.onward'), wires.outputs.has(name)),
      control: true,
      header: label === '',
      ...(hint === '' ? {} : { hint }),
    }
  })
}

const plain = (name: string, label: string, wired: boolean): PortView => ({
  name,
  label,
  types: ['Any'],
  multiple: true,
  wired,
  stray: false,
})

/** Ports that only a wire knows of. Of a node whose component is not here they cannot be called wrong. */
function strays(
  wired: ReadonlySet<string>,
  known: ReadonlySet<string>,
  definition: ComponentDefinition | undefined,
): PortView[] {
  return [...wired]
    .filter((name) => !known.has(name))
    .map((name) => ({ ...plain(name, name, true), control: true, stray: definition !== undefined }))
}

/** As its author sized it, and never smaller than what is inside. */
function frameSize(node: StoredNode, dify: DifyNode, inside: Size | undefined): Size {
  const read = (key: 'width' | 'height') => {
    const stored = [node[key], dify.data[key], isRecord(node.style) ? node.style[key] : undefined]
    const found = stored.find((value) => typeof value === 'number' && Number.isFinite(value) && value > 0)
    return Math.round(Math.max(typeof found === 'number' ? found : FRAME[key], inside?.[key] ?? 0))
  }
  return { width: read('width'), height: read('height') }
}
