'use client'

import type { ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { useNarrow } from './use-narrow'

interface SidePanelsProps {
  /** Under which this browser remembers the widths. */
  id: string
  children: ReactNode
  /** Right of the content; absent, the content has the whole width. */
  side?: ReactNode
}

const storage = typeof window === 'undefined' ? { getItem: () => null, setItem: () => {} } : window.localStorage

/** Content with a resizable panel at its right; on a phone the panel covers the content. */
export function SidePanels({ id, children, side }: SidePanelsProps) {
  const narrow = useNarrow()
  const beside = side && !narrow
  const panelIds = beside ? ['content', 'side'] : ['content']
  const layout = useDefaultLayout({ id: `millrace.${id}`, panelIds, storage })
  return (
    <Group
      id={id}
      className="flex h-full min-h-0 w-full"
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
    >
      <Panel id="content" minSize="240px" className="min-h-0 min-w-0">
        {children}
      </Panel>
      {side && narrow && <div className="fixed inset-x-0 top-11 bottom-0 z-30 animate-slide-up bg-surface">{side}</div>}
      {beside && (
        <>
          <Separator className="relative w-px bg-line outline-none transition-colors duration-100 after:absolute after:inset-y-0 after:-left-1 after:w-2.5 data-[separator=active]:bg-accent data-[separator=hover]:bg-accent focus-visible:bg-accent" />
          <Panel
            id="side"
            defaultSize="360px"
            minSize="300px"
            maxSize="560px"
            groupResizeBehavior="preserve-pixel-size"
            className="min-h-0 min-w-0"
          >
            {side}
          </Panel>
        </>
      )}
    </Group>
  )
}
