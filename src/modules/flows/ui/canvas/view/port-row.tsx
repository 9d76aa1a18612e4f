'use client'

import { Handle, Position } from '@xyflow/react'
import { memo } from 'react'
import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import { portKey } from '../model/connection'
import { CARD } from '../model/geometry'
import type { PortView } from '../model/node-view'
import { typeHue } from '../model/port-look'
import { useCanvas } from './canvas-store'

interface PortRowProps {
  node: string
  input: PortView | undefined
  output: PortView | undefined
}

/** An input at the left and an output at the right, each with its dot on the card's edge. */
export const PortRow = memo(function PortRow({ node, input, output }: PortRowProps) {
  return (
    <div style={{ height: CARD.row }} className="relative flex items-center justify-between gap-3 px-3 text-xs">
      {input ? (
        <PortEnd node={node} port={input} side="input" />
      ) : (
        <span className="min-w-0 flex-1 truncate text-ink-3">{output?.hint}</span>
      )}
      {output && <PortEnd node={node} port={output} side="output" />}
    </div>
  )
})

interface PortEndProps {
  node: string
  port: PortView
  side: 'input' | 'output'
}

/** A port beside a card's name: only its dot. */
export const HeadPort = memo(function HeadPort(props: PortEndProps) {
  return <Dot {...props} fit={useFit(props)} />
})

/** While a wire is pulled: whether it may end here. */
function useFit({ node, port, side }: PortEndProps): 'rest' | 'fits' | 'out' {
  const key = portKey(node, port.name)
  return useCanvas(({ pulling }) => {
    if (!pulling) return 'rest'
    if (pulling.from.node.id === node && pulling.from.port.name === port.name && pulling.side === side) return 'rest'
    return pulling.side !== side && pulling.fits.has(key) ? 'fits' : 'out'
  })
}

function PortEnd(props: PortEndProps) {
  const { port } = props
  const fit = useFit(props)
  const types = port.types.join(', ')
  return (
    <>
      <span
        title={
          port.stray
            ? t('canvas.stray_port', { name: port.name })
            : port.control
              ? port.label
              : t('canvas.port', { name: port.label, types })
        }
        className={cn(
          'truncate transition-opacity duration-100',
          port.control ? 'max-w-32 shrink-0' : 'min-w-0',
          port.stray ? 'text-bad line-through' : 'text-ink-2',
          fit === 'out' && 'opacity-35',
          fit === 'fits' && 'font-medium text-ink',
        )}
      >
        {port.label}
      </span>
      <Dot {...props} fit={fit} />
    </>
  )
}

function Dot({ port, side, fit }: PortEndProps & { fit: 'rest' | 'fits' | 'out' }) {
  const hue = typeHue(port.types)
  return (
    <Handle
      id={port.name}
      type={side === 'input' ? 'target' : 'source'}
      position={side === 'input' ? Position.Left : Position.Right}
      aria-label={port.label}
      // One pixel out, over the card's border.
      style={{ [side === 'input' ? 'left' : 'right']: -1, '--wire-hue': hue }}
      className={cn('port-dot', fit === 'out' && 'opacity-35')}
      data-plain={hue === undefined}
      data-control={port.control === true}
      data-wired={port.wired}
      data-multiple={port.multiple && side === 'input' && !port.control}
      data-fits={fit === 'fits'}
    />
  )
}
