'use client'

import { useEffect, useState } from 'react'
import { t } from '@/lib/messages/t'
import { CopyButton } from '@/ui/copy-button'
import { IconTile } from '@/ui/icon-tile'
import type { ComponentView } from '../model/node-view'
import { categoryHue } from '../model/port-look'
import { componentIcon } from '../view/component-icon'

interface NodeHeaderProps {
  view: ComponentView
  readOnly: boolean
  onRename: (name: string) => void
}

/** Which node this is; its name is written here. */
export function NodeHeader({ view, readOnly, onRename }: NodeHeaderProps) {
  const [name, setName] = useState(view.title)
  useEffect(() => setName(view.title), [view.title])

  function finish() {
    const next = name.trim()
    if (next === '') setName(view.title)
    else if (next !== view.title) onRename(next)
  }

  return (
    <header className="flex flex-col gap-2 border-b p-4">
      <div className="flex items-center gap-2.5">
        <IconTile
          icon={componentIcon(view.icon, view.definition?.category)}
          hue={view.definition && categoryHue[view.definition.category]}
        />
        <input
          aria-label={t('inspector.name')}
          value={name}
          readOnly={readOnly}
          maxLength={120}
          onChange={(event) => setName(event.target.value)}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
            if (event.key === 'Escape') setName(view.title)
          }}
          className="-mx-1.5 h-7 min-w-0 flex-1 truncate rounded-md border border-transparent bg-transparent px-1.5 font-semibold text-base hover:border-line-strong focus:border-accent"
        />
      </div>
      {view.description && <p className="text-ink-2 text-xs">{view.description}</p>}
      <p className="flex items-center gap-1 text-ink-3 text-xs">
        <span className="min-w-0 truncate font-mono">{view.id}</span>
        <CopyButton text={view.id} className="size-5" />
      </p>
    </header>
  )
}
