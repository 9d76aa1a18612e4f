import { findDefinition } from '@/components/definitions'
import { categoryHue } from '../canvas/model/port-look'

interface TemplateSketchProps {
  blocks: readonly { x: number; y: number; type: string }[]
}

/** Size of a node on the canvas, as far as a sketch is concerned. */
const width = 240
const height = 120
const margin = 60

/** Where the nodes of a flow stand, each as a block in the hue of its kind. */
export function TemplateSketch({ blocks }: TemplateSketchProps) {
  const places = new Map(blocks.map((block) => [`${block.x} ${block.y}`, block]))
  const [left, across] = span(
    blocks.map(({ x }) => x),
    width,
    900,
  )
  const [top, down] = span(
    blocks.map(({ y }) => y),
    height,
    300,
  )
  return (
    <div aria-hidden className="h-28 overflow-hidden rounded-md bg-(--canvas)">
      {blocks.length > 0 && (
        <svg aria-hidden viewBox={`${left} ${top} ${across} ${down}`} className="size-full">
          {[...places].map(([place, { x, y, type }]) => {
            const category = findDefinition(type)?.category
            const fill = category
              ? `oklch(var(--block-l) var(--block-c) ${categoryHue[category]})`
              : 'var(--line-strong)'
            return <rect key={place} x={x} y={y} width={width} height={height} rx={20} fill={fill} />
          })}
        </svg>
      )}
    </div>
  )
}

/** Where the view begins and how long it is along one axis, so that all blocks are in its middle. */
function span(starts: readonly number[], size: number, least: number): [start: number, length: number] {
  const first = Math.min(...starts) - margin
  const taken = Math.max(...starts) + size + margin - first
  const length = Math.max(taken, least)
  return [first - (length - taken) / 2, length]
}
