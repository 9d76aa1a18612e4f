import type { Shortcut } from '@/ui/shortcuts/use-shortcuts'

interface KeyActions {
  readOnly: boolean
  search: () => void
  connect: () => void
  fit: () => void
  tidy: () => void
  note: () => void
  run: (() => void) | undefined
  remove: () => void
  duplicate: () => void
  selectAll: () => void
  deselect: () => void
  undo: () => void
  redo: () => void
}

/** The keys of the canvas. Copy, cut and paste come as events of the clipboard. */
export function canvasKeys(actions: KeyActions): Shortcut[] {
  const look: Shortcut[] = [
    { keys: 'f', run: actions.fit },
    { keys: 'mod+a', run: actions.selectAll },
    { keys: 'Escape', run: actions.deselect },
  ]
  if (actions.readOnly) return look
  const { run } = actions
  return [
    ...look,
    { keys: '/', run: actions.search },
    { keys: 'e', run: actions.connect },
    { keys: 'l', run: actions.tidy },
    { keys: 'n', run: actions.note },
    { keys: 'Delete', run: actions.remove },
    { keys: 'Backspace', run: actions.remove },
    { keys: 'mod+d', run: actions.duplicate },
    { keys: 'mod+z', run: actions.undo },
    { keys: 'mod+shift+z', run: actions.redo },
    { keys: 'mod+y', run: actions.redo },
    ...(run ? [{ keys: 'r', run }] : []),
  ]
}
