import {
  History,
  ListChecks,
  type LucideIcon,
  MessageCircle,
  PenLine,
  Repeat2,
  Split,
  Waypoints,
  Workflow,
} from 'lucide-react'

const icons = new Map<string, { icon: LucideIcon; hue: number }>([
  ['message-circle', { icon: MessageCircle, hue: 195 }],
  ['history', { icon: History, hue: 290 }],
  ['pen-line', { icon: PenLine, hue: 60 }],
  ['split', { icon: Split, hue: 25 }],
  ['list-checks', { icon: ListChecks, hue: 95 }],
  ['waypoints', { icon: Waypoints, hue: 320 }],
  ['repeat-2', { icon: Repeat2, hue: 145 }],
])

/** Icon and hue of a starter, by the icon's name. */
export const starterIcon = (name: string | null) => icons.get(name ?? '') ?? { icon: Workflow }
