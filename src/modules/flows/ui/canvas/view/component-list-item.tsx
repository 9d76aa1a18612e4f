'use client'

import type { KeyboardEvent } from 'react'
import type { ComponentDefinition } from '@/engine'
import { t } from '@/lib/messages/t'
import { IconTile } from '@/ui/icon-tile'
import { Tooltip } from '@/ui/tooltip'
import { categoryHue } from '../model/port-look'
import { componentIcon } from './component-icon'

/** The kind of data under which a component is dragged onto the canvas. */
export const COMPONENT_DRAG_TYPE = 'application/x-millrace-component'

export function ComponentListItem({ definition, onAdd }: { definition: ComponentDefinition; onAdd: () => void }) {
  return (
    <Tooltip label={definition.description} side="right">
      <button
        type="button"
        draggable
        data-component={definition.type}
        aria-label={t('components.add', { name: definition.display_name, description: definition.description })}
        onClick={onAdd}
        onKeyDown={onArrow}
        onDragStart={(event) => {
          event.dataTransfer.setData(COMPONENT_DRAG_TYPE, definition.type)
          event.dataTransfer.effectAllowed = 'copy'
        }}
        className="flex h-9 w-full cursor-grab items-center gap-2.5 rounded-md px-2 text-left text-sm hover:bg-hover active:cursor-grabbing"
      >
        <IconTile
          icon={componentIcon(definition.icon, definition.category)}
          hue={categoryHue[definition.category]}
          className="size-6 rounded-[5px] [&_svg]:size-3.5"
        />
        <span className="min-w-0 flex-1 truncate">{definition.display_name}</span>
      </button>
    </Tooltip>
  )
}

/** Up and down go through the list. */
function onArrow(event: KeyboardEvent<HTMLButtonElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  event.preventDefault()
  const all = [...(event.currentTarget.closest('section')?.querySelectorAll<HTMLElement>('[data-component]') ?? [])]
  const index = all.indexOf(event.currentTarget)
  all[index + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
}
