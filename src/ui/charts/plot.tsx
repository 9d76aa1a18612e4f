import { labelledPlaces } from './nice-ticks'
import { type Series, toneFill, toneStroke } from './series'

export const HEIGHT = 148
const TOP = 8
const BOTTOM = 20
export const LEFT = 48
export const RIGHT = 8
/** Room that a label under the chart takes, in pixels. */
const LABEL_WIDTH = 64

interface PlotProps {
  width: number
  kind: 'bars' | 'lines'
  series: readonly Series[]
  ticks: readonly number[]
  tickText: (value: number) => string
  labels: readonly string[]
  /** The place under the pointer or the keyboard. */
  active: number | undefined
}

/** The drawing of a chart; what it says is in the table beside it. */
export function Plot({ width, kind, series, ticks, tickText, labels, active }: PlotProps) {
  const count = labels.length
  const top = ticks.at(-1) ?? 1
  const slot = (width - LEFT - RIGHT) / Math.max(1, count)
  const x = (index: number) => LEFT + slot * (index + 0.5)
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top)
  return (
    <svg width={width} height={HEIGHT} aria-hidden className="block">
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={LEFT}
            x2={width - RIGHT}
            y1={y(tick)}
            y2={y(tick)}
            className="stroke-line"
            shapeRendering="crispEdges"
          />
          <text x={LEFT - 8} y={y(tick)} dy="0.32em" textAnchor="end" className="tabular fill-ink-3 text-[11px]">
            {tickText(tick)}
          </text>
        </g>
      ))}
      {labelledPlaces(count, Math.floor((width - LEFT) / LABEL_WIDTH)).map((index) => (
        <text key={index} x={x(index)} y={HEIGHT - 5} textAnchor="middle" className="tabular fill-ink-3 text-[11px]">
          {labels[index]}
        </text>
      ))}
      {active !== undefined && (
        <rect x={x(active) - slot / 2} y={TOP} width={slot} height={HEIGHT - TOP - BOTTOM} className="fill-hover" />
      )}
      {kind === 'bars' ? (
        <Bars series={series} x={x} y={y} width={Math.min(28, Math.max(2, slot * 0.68))} />
      ) : (
        <Lines series={series} x={x} y={y} active={active} />
      )}
    </svg>
  )
}

interface ShapesProps {
  series: readonly Series[]
  x: (index: number) => number
  y: (value: number) => number
}

/** Series on top of each other, the first one at the foot. */
function Bars({ series, x, y, width }: ShapesProps & { width: number }) {
  return series.map((one, place) => (
    <g key={one.id} className={toneFill[one.tone]}>
      {one.values.map((value, index) => {
        if (!value) return null
        const below = series.slice(0, place).reduce((sum, other) => sum + (other.values[index] ?? 0), 0)
        // What is there at all is at least a hair high.
        const height = Math.max(1.5, y(below) - y(below + value))
        return (
          <rect key={x(index)} x={x(index) - width / 2} y={y(below) - height} width={width} height={height} rx={1.5} />
        )
      })}
    </g>
  ))
}

/** A line for each series, the later ones dashed, so that colour is not all that tells them apart. */
function Lines({ series, x, y, active }: ShapesProps & { active: number | undefined }) {
  return series.map((one, place) => (
    <g key={one.id}>
      <path
        d={linePath(one.values, x, y)}
        fill="none"
        strokeWidth={1.75}
        strokeLinejoin="round"
        strokeLinecap="round"
        strokeDasharray={place === 0 ? undefined : '5 4'}
        className={toneStroke[one.tone]}
      />
      {one.values.map((value, index) => {
        const alone = (one.values[index - 1] ?? null) === null && (one.values[index + 1] ?? null) === null
        return value !== null && (alone || index === active) ? (
          <circle key={x(index)} cx={x(index)} cy={y(value)} r={3} className={toneFill[one.tone]} />
        ) : null
      })}
    </g>
  ))
}

/** Straight from value to value; a new piece begins after a gap. */
function linePath(values: readonly (number | null)[], x: ShapesProps['x'], y: ShapesProps['y']): string {
  return values
    .map((value, index) => {
      if (value === null) return ''
      const joined = index > 0 && values[index - 1] !== null
      return `${joined ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    })
    .join('')
}
