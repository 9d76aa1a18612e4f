'use client'

import { Command } from 'cmdk'
import { Popover } from 'radix-ui'
import type { ComponentDefinition } from '@/engine'
import { t } from '@/lib/messages/t'
import { IconTile } from '@/ui/icon-tile'
import { type PortRef, portKey } from '../model/connection'
import { categoryHue } from '../model/port-look'
import { componentIcon } from './component-icon'

export interface PortPickerProps {
  /** Where on the screen it opens. */
  at: { x: number; y: number }
  pulled: PortRef
  /** Ports on the canvas that the wire may end in; empty when the wire was dropped into free space. */
  targets: readonly PortRef[]
  definitions: readonly ComponentDefinition[]
  onPickPort: (target: PortRef) => void
  onPickComponent: (definition: ComponentDefinition) => void
  onClose: () => void
}

const row = 'flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm data-[selected=true]:bg-hover'
const group =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-xs'

/** Where a wire shall lead: to a port on the canvas or to a component that is added for it. */
export function PortPicker(props: PortPickerProps) {
  const { at, pulled, targets, definitions, onPickPort, onPickComponent, onClose } = props
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
      <Popover.Portal>
        <Popover.Content
          align="start"
          side="right"
          sideOffset={6}
          collisionPadding={12}
          aria-label={t('connect.title', { name: pulled.node.title })}
          className="z-50 w-72 animate-pop overflow-hidden rounded-lg bg-surface shadow-float outline-none"
        >
          <Command loop>
            <p className="truncate border-b px-3 py-1.5 text-ink-2 text-xs">
              {pulled.node.title} · {pulled.port.label}
            </p>
            <Command.Input
              autoFocus
              placeholder={t('connect.search')}
              className="h-9 w-full border-b bg-transparent px-3 text-sm outline-none"
            />
            <Command.List className="max-h-72 overflow-y-auto p-1">
              <Command.Empty className="px-2 py-4 text-center text-ink-3 text-xs">{t('connect.nothing')}</Command.Empty>
              {targets.length > 0 && (
                <Command.Group heading={t('connect.existing')} className={group}>
                  {targets.map((target) => (
                    <Command.Item
                      key={portKey(target.node.id, target.port.name)}
                      value={portKey(target.node.id, target.port.name)}
                      keywords={[target.node.title, target.port.label]}
                      onSelect={() => onPickPort(target)}
                      className={row}
                    >
                      <Tile definition={target.node.definition} icon={target.node.icon} />
                      <span className="min-w-0 flex-1 truncate">{target.node.title}</span>
                      <span className="max-w-28 shrink-0 truncate text-ink-3 text-xs">{target.port.label}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {definitions.length > 0 && (
                <Command.Group heading={t('connect.new')} className={group}>
                  {definitions.map((definition) => (
                    <Command.Item
                      key={definition.type}
                      value={`new ${definition.type}`}
                      keywords={[definition.display_name, definition.description]}
                      onSelect={() => onPickComponent(definition)}
                      className={row}
                    >
                      <Tile definition={definition} icon={definition.icon} />
                      <span className="min-w-0 flex-1 truncate">{definition.display_name}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Tile({ definition, icon }: { definition: ComponentDefinition | undefined; icon: string }) {
  return (
    <IconTile
      size="sm"
      icon={componentIcon(icon, definition?.category)}
      hue={definition && categoryHue[definition.category]}
    />
  )
}
