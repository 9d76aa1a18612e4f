import { canvas } from './en/canvas'
import { common } from './en/common'
import { editor } from './en/editor'
import { flowNodes } from './en/flow-nodes'
import { knowledge } from './en/knowledge'
import { pages } from './en/pages'
import { playground } from './en/playground'
import { publicPages } from './en/public'
import { templates } from './en/templates'

/** Every text of the console, in English. */
export const en = {
  ...common,
  ...canvas,
  ...editor,
  ...knowledge,
  ...flowNodes,
  ...pages,
  ...playground,
  ...publicPages,
  ...templates,
}
