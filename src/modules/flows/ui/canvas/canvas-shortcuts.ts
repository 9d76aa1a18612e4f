import { t } from '@/lib/messages/t'
import type { ShortcutGroup } from '@/ui/shortcuts/shortcut-sheet'

/** The canvas's keys for the shortcut sheet. */
export const canvasShortcuts: ShortcutGroup = {
  title: t('keys.canvas'),
  shortcuts: [
    { keys: '/', label: t('keys.search') },
    { keys: 'E', label: t('keys.connect') },
    { keys: 'N', label: t('keys.note') },
    { keys: 'R', label: t('keys.run') },
    { keys: 'F', label: t('keys.fit') },
    { keys: 'L', label: t('keys.tidy') },
    { keys: 'Tab', label: t('keys.next_node') },
    { keys: '← ↑ ↓ →', label: t('keys.move') },
    { keys: '⌘click', label: t('keys.select_more') },
    { keys: '⇧drag', label: t('keys.box') },
    { keys: '⌘A', label: t('keys.select_all') },
    { keys: '⌘X ⌘C ⌘V', label: t('keys.clipboard') },
    { keys: '⌘D', label: t('keys.duplicate') },
    { keys: '⌘Z ⇧⌘Z', label: t('keys.history') },
    { keys: 'Del', label: t('keys.delete') },
  ],
}
