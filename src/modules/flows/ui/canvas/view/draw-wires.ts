import type { ReactFlowState } from '@xyflow/react'
import type { RunState } from '../model/run-state'
import type { CanvasEdge, CanvasNode } from './canvas-elements'
import { detailAt } from './detail'

export interface WireLook {
  lightness: string
  chroma: string
  accent: string
  broken: string
}

interface Line {
  fromX: number
  fromY: number
  toX: number
  toY: number
}

type View = Pick<ReactFlowState<CanvasNode, CanvasEdge>, 'nodeLookup' | 'transform' | 'width' | 'height'>

const PLAIN_CHROMA = 0.012
const PLAIN_HUE = 235

/** Draws all wires that are in view, those of one colour as one path. */
export function drawWires(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  edges: readonly CanvasEdge[],
  view: View,
  look: WireLook,
  runs: RunState,
): void {
  const [x, y, zoom] = view.transform
  const ratio = window.devicePixelRatio
  const width = Math.round(view.width * ratio)
  const height = Math.round(view.height * ratio)
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width
    canvas.height = height
  }
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, width, height)
  context.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio)
  context.lineWidth = Math.max(1, 4.5 * zoom) / zoom
  const straight = detailAt(zoom) === 'dot'
  const left = -x / zoom
  const top = -y / zoom
  const right = left + view.width / zoom
  const bottom = top + view.height / zoom
  for (const [colour, lines] of byColour(edges, view, look, runs)) {
    context.strokeStyle = colour
    context.beginPath()
    for (const { fromX, fromY, toX, toY } of lines) {
      const outside =
        Math.max(fromX, toX) < left ||
        Math.min(fromX, toX) > right ||
        Math.max(fromY, toY) < top ||
        Math.min(fromY, toY) > bottom
      if (outside) continue
      const bend = Math.max(40, Math.abs(toX - fromX) * 0.4)
      context.moveTo(fromX, fromY)
      // So far away a bend cannot be seen, and straight lines are drawn much faster.
      if (straight) context.lineTo(toX, toY)
      else context.bezierCurveTo(fromX + bend, fromY, toX - bend, toY, toX, toY)
    }
    context.stroke()
  }
}

function byColour(edges: readonly CanvasEdge[], view: View, look: WireLook, runs: RunState): Map<string, Line[]> {
  const groups = new Map<string, Line[]>()
  for (const edge of edges) {
    const from = portAt(view, edge.source, edge.sourceHandle, 'source')
    const to = portAt(view, edge.target, edge.targetHandle, 'target')
    if (!from || !to) continue
    const colour = colourOf(edge, look, runs)
    const line = { fromX: from.x, fromY: from.y, toX: to.x, toY: to.y }
    const group = groups.get(colour)
    if (group) group.push(line)
    else groups.set(colour, [line])
  }
  return groups
}

function portAt(view: View, id: string, name: string | null | undefined, type: 'source' | 'target') {
  const node = view.nodeLookup.get(id)
  const handle = node?.internals.userNode.handles?.find((item) => item.id === name && item.type === type)
  if (!node || !handle) return undefined
  const { x, y } = node.internals.positionAbsolute
  return { x: x + handle.x + (handle.width ?? 0) / 2, y: y + handle.y + (handle.height ?? 0) / 2 }
}

function colourOf({ data, selected, source, target }: CanvasEdge, look: WireLook, runs: RunState): string {
  if (selected) return look.accent
  if (data?.broken) return look.broken
  const skipped = runs[source]?.status === 'skipped' || runs[target]?.status === 'skipped'
  const alpha = skipped ? 0.35 : 1
  const chroma = data?.hue === undefined ? PLAIN_CHROMA : look.chroma
  return `oklch(${look.lightness} ${chroma} ${data?.hue ?? PLAIN_HUE} / ${alpha})`
}
