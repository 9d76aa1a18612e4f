'use client'

import { type ReactNode, useRef, useState } from 'react'
import { cn } from '../cn'
import { niceTicks } from './nice-ticks'
import { HEIGHT, LEFT, Plot, RIGHT } from './plot'
import { highest, type Series, toneSwatch } from './series'
import { useWidth } from './use-width'

interface TimeChartProps {
  title: string
  /** The one number that counts, over the whole time. */
  summary: ReactNode
  /** Bars stand on top of each other; lines stand beside each other. */
  kind: 'bars' | 'lines'
  /** Names of the places in time: short ones under the chart, whole ones in the tooltip and the table. */
  labels: readonly { short: string; long: string }[]
  timeHeader: string
  series: readonly Series[]
  valueText: (value: number) => string
  /** Values beside the chart; as `valueText` unless said. */
  tickText?: (value: number) => string
  /** Counted things: no halves beside the chart. */
  whole?: boolean
  /** Said where there is no value. */
  noValue: string
  /** Shown instead of a drawing when there are no values at all. */
  empty: string
}

/** Values over time: a drawing for the eye, exact values under the pointer and the arrow keys, a table for readers. */
export function TimeChart(props: TimeChartProps) {
  const { title, summary, kind, labels, series, valueText, tickText = valueText, whole, noValue, empty } = props
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame, 480)
  const [active, setActive] = useState<number>()
  const most = highest(series, kind === 'bars')
  const said = (value: number | null | undefined) =>
    value === null || value === undefined ? noValue : valueText(value)
  const place = active ?? labels.length - 1
  const hasValues = most > 0 || (kind === 'lines' && series.some((one) => one.values.some((value) => value !== null)))
  return (
    <figure className="flex min-w-0 flex-col rounded-lg border bg-surface p-3">
      <figcaption className="flex items-start justify-between gap-3 px-1 pb-2">
        <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold text-sm">{title}</span>
          {series.length > 1 && <Legend series={series} dashed={kind === 'lines'} />}
        </span>
        <span className="tabular shrink-0 text-ink-2 text-sm">{summary}</span>
      </figcaption>
      <div
        ref={frame}
        className="relative min-w-0 rounded-md has-focus-visible:outline-2 has-focus-visible:outline-accent"
        style={{ height: HEIGHT }}
      >
        {hasValues ? (
          <>
            <Plot
              width={width}
              kind={kind}
              series={series}
              ticks={niceTicks(most, 4, whole)}
              tickText={tickText}
              labels={labels.map((label) => label.short)}
              active={active}
            />
            {/* A slider over the drawing: arrow keys, touch and assistive technology come with it. */}
            <input
              type="range"
              min={0}
              max={labels.length - 1}
              value={place}
              aria-label={title}
              aria-valuetext={`${labels[place]?.long ?? ''}: ${series.map((one) => `${one.label} ${said(one.values[place])}`).join(', ')}`}
              onChange={(event) => setActive(event.target.valueAsNumber)}
              onFocus={() => setActive(place)}
              onBlur={() => setActive(undefined)}
              onPointerMove={(event) => {
                const box = event.currentTarget.getBoundingClientRect()
                const at = Math.floor(((event.clientX - box.left) / box.width) * labels.length)
                setActive(Math.min(labels.length - 1, Math.max(0, at)))
              }}
              onPointerLeave={() => setActive(undefined)}
              className="absolute top-0 m-0 h-full cursor-crosshair touch-pan-y opacity-0"
              style={{ left: LEFT, width: width - LEFT - RIGHT }}
            />
            {active !== undefined && (
              <PlotTooltip
                left={LEFT + ((width - LEFT - RIGHT) / labels.length) * (active + 0.5)}
                width={width}
                title={labels[active]?.long ?? ''}
                rows={series.map((one) => ({ ...one, text: said(one.values[active]) }))}
              />
            )}
          </>
        ) : (
          <p className="flex h-full items-center justify-center text-ink-3 text-sm">{empty}</p>
        )}
      </div>
      {hasValues && (
        <table className="sr-only">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{props.timeHeader}</th>
              {series.map((one) => (
                <th key={one.id} scope="col">
                  {one.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, index) => (
              <tr key={label.long}>
                <th scope="row">{label.long}</th>
                {series.map((one) => (
                  <td key={one.id}>{said(one.values[index])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </figure>
  )
}

function Legend({ series, dashed }: { series: readonly Series[]; dashed: boolean }) {
  return (
    <span aria-hidden className="flex flex-wrap gap-x-2.5 text-ink-2 text-xs">
      {series.map((one, place) => (
        <span key={one.id} className="inline-flex items-center gap-1.5">
          <span
            className={cn(
              'inline-block rounded-[2px]',
              dashed ? 'h-0.5 w-3' : 'size-2',
              // Two short pieces, as the dashed line is drawn.
              dashed && place > 0
                ? `${toneSwatch[one.tone]} [mask:linear-gradient(90deg,#000_0_40%,#0000_40%_60%,#000_60%)]`
                : toneSwatch[one.tone],
            )}
          />
          {one.label}
        </span>
      ))}
    </span>
  )
}

interface PlotTooltipProps {
  left: number
  width: number
  title: string
  rows: readonly (Series & { text: string })[]
}

function PlotTooltip({ left, width, title, rows }: PlotTooltipProps) {
  const toTheLeft = left > width / 2
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-2 z-10 min-w-32 rounded-md bg-surface px-2.5 py-2 text-xs shadow-float"
      style={toTheLeft ? { right: width - left + 12 } : { left: left + 12 }}
    >
      <p className="mb-1 whitespace-nowrap text-ink-2">{title}</p>
      {rows.map((row) => (
        <p key={row.id} className="flex items-center gap-1.5 whitespace-nowrap">
          <span className={cn('size-2 rounded-[2px]', toneSwatch[row.tone])} />
          <span className="text-ink-2">{row.label}</span>
          <span className="tabular ml-auto pl-3 font-medium">{row.text}</span>
        </p>
      ))}
    </div>
  )
}
