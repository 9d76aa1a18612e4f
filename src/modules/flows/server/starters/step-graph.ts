import { findDefinition } from '@/components/definitions'

interface StarterStep {
  id: string
  type: string
  title: string
  /** Column and row on the canvas, or within the frame of the container around it. */
  at: [column: number, row: number]
  /** The container around it. */
  inside?: string
  settings?: Record<string, unknown>
}

/** `step.port -> step`; without a port, the ordinary way on. */
type StarterWire = `${string} -> ${string}`

const column = 320
const row = 170
const frame = { width: 620, height: 240 }
const sides = { sourcePosition: 'right', targetPosition: 'left' }

/**
 * A graph of steps in stored form from a short description. `mode` says how it is used: in a conversation, or once per
 * input. Throws when a name in it does not exist: starters are tested.
 */
export function stepGraph(mode: 'workflow' | 'advanced-chat', steps: StarterStep[], wires: StarterWire[]) {
  const byId = new Map(steps.map((step) => [step.id, step]))
  return {
    nodes: steps.flatMap((step) => nodesOf(step)),
    edges: wires.map((wire) => edgeOf(wire, byId)),
    viewport: { x: 80, y: 120, zoom: 0.7 },
    dify: {
      kind: 'app',
      app: { mode, name: '', description: '', icon: '', icon_background: '' },
      workflow: { conversation_variables: [], environment_variables: [], features: {} },
    },
  }
}

function nodesOf(step: StarterStep) {
  const definition = findDefinition(step.type)
  if (!definition?.control_ports) throw new Error(`There is no step "${step.type}"`)
  const inside = step.inside === undefined ? {} : { isInIteration: true, iteration_id: step.inside }
  const size = definition.container ? frame : {}
  const start = definition.container ? { start_node_id: `${step.id}start`, ...frame } : {}
  const node = {
    id: step.id,
    type: 'custom',
    position:
      step.inside === undefined
        ? { x: step.at[0] * column, y: step.at[1] * row }
        : { x: 110 + step.at[0] * column, y: 90 + step.at[1] * row },
    ...sides,
    ...(step.inside === undefined ? {} : { parentId: step.inside, extent: 'parent', zIndex: 1002 }),
    ...size,
    data: { type: step.type, title: step.title, desc: '', selected: false, ...step.settings, ...start, ...inside },
  }
  if (!definition.container) return [node]
  const mark = {
    id: `${step.id}start`,
    type: `custom-${step.type}-start`,
    position: { x: 24, y: 90 },
    ...sides,
    parentId: step.id,
    draggable: false,
    selectable: false,
    width: 44,
    height: 48,
    zIndex: 1002,
    data: { type: `${step.type}-start`, title: '', desc: '', isInIteration: true, selected: false },
  }
  return [node, mark]
}

function edgeOf(wire: StarterWire, steps: ReadonlyMap<string, StarterStep>) {
  const [from = '', target = ''] = wire.split(' -> ')
  const [source = '', port = 'source'] = from.split('.')
  const container = steps.get(source.replace(/start$/, ''))
  const sourceType = steps.get(source)?.type ?? (container && `${container.type}-start`)
  const to = steps.get(target)
  if (sourceType === undefined || !to) throw new Error(`The starter's wire "${wire}" has an end that does not exist`)
  const inside = to.inside === undefined ? {} : { iteration_id: to.inside }
  return {
    id: `${source}-${port}-${target}-target`,
    type: 'custom',
    source,
    sourceHandle: port,
    target,
    targetHandle: 'target',
    data: { sourceType, targetType: to.type, isInIteration: to.inside !== undefined, isInLoop: false, ...inside },
    zIndex: to.inside === undefined ? 0 : 1002,
  }
}
