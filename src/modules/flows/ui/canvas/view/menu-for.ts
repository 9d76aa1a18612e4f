import { Cable, CopyPlus, Maximize, Play, Plus, Settings2, StickyNote, Trash2, Unplug, Workflow } from 'lucide-react'
import { t } from '@/lib/messages/t'
import type { MenuItem } from '@/ui/menu-items'
import type { Point } from '../model/stored-node'
import type { MenuTarget } from './canvas-stage'
import type { CanvasCommands } from './use-canvas-commands'

interface MenuContext {
  commands: CanvasCommands
  readOnly: boolean
  runNode: ((id: string) => void) | undefined
  openNode: (id: string) => void
  connectNode: (id: string) => void
  search: () => void
  /** Where the next component that is added goes. */
  remember: (place: Point) => void
}

/** The right mouse button's menu over a node, a wire, a selection or the empty canvas. */
export function menuFor(target: MenuTarget | undefined, context: MenuContext): MenuItem[] {
  if (!target) return []
  if (target.kind === 'pane') return paneMenu(target.place, context)
  if (target.kind === 'edge') return context.readOnly ? [] : [removeWire(target.id, context.commands)]
  if (target.kind === 'selection') return context.readOnly ? [] : selectionMenu(context.commands)
  return nodeMenu(target.id, context)
}

function nodeMenu(id: string, context: MenuContext): MenuItem[] {
  const { commands, readOnly, runNode } = context
  const settings: MenuItem = {
    id: 'settings',
    label: t('menu.settings'),
    icon: Settings2,
    onSelect: () => context.openNode(id),
  }
  if (readOnly) return [settings]
  return [
    settings,
    { id: 'connect', label: t('menu.connect'), icon: Cable, keys: 'E', onSelect: () => context.connectNode(id) },
    ...(runNode
      ? [
          {
            id: 'run',
            label: t('menu.run_here'),
            icon: Play,
            keys: 'R',
            onSelect: () => runNode(id),
          } satisfies MenuItem,
        ]
      : []),
    { kind: 'separator', id: 'line' },
    ...selectionMenu(commands),
  ]
}

function selectionMenu(commands: CanvasCommands): MenuItem[] {
  return [
    {
      id: 'duplicate',
      label: t('action.duplicate'),
      icon: CopyPlus,
      keys: '⌘D',
      onSelect: () => commands.duplicate(),
    },
    {
      id: 'delete',
      label: t('action.delete'),
      icon: Trash2,
      keys: 'Del',
      danger: true,
      onSelect: () => commands.remove(),
    },
  ]
}

function removeWire(id: string, commands: CanvasCommands): MenuItem {
  return {
    id: 'remove',
    label: t('menu.remove_wire'),
    icon: Unplug,
    keys: 'Del',
    danger: true,
    onSelect: () => commands.remove(new Set(), new Set([id])),
  }
}

function paneMenu(place: Point, { commands, readOnly, search, remember }: MenuContext): MenuItem[] {
  const fit: MenuItem = { id: 'fit', label: t('bar.fit'), icon: Maximize, keys: 'F', onSelect: commands.fit }
  const all: MenuItem = { id: 'all', label: t('menu.select_all'), keys: '⌘A', onSelect: commands.selectAll }
  if (readOnly) return [fit, all]
  return [
    {
      id: 'add',
      label: t('menu.add_here'),
      icon: Plus,
      keys: '/',
      onSelect: () => {
        remember(place)
        search()
      },
    },
    {
      id: 'note',
      label: t('menu.add_note'),
      icon: StickyNote,
      keys: 'N',
      onSelect: () => commands.addNote(place),
    },
    { kind: 'separator', id: 'line' },
    all,
    fit,
    { id: 'tidy', label: t('bar.tidy'), icon: Workflow, keys: 'L', onSelect: () => void commands.tidyUp() },
  ]
}
