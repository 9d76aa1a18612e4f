import { access } from './en/access'
import { admin } from './en/admin'
import { canvas } from './en/canvas'
import { common } from './en/common'
import { editor } from './en/editor'
import { files } from './en/files'
import { flowNodes } from './en/flow-nodes'
import { knowledge } from './en/knowledge'
import { monitor } from './en/monitor'
import { pages } from './en/pages'
import { places } from './en/places'
import { playground } from './en/playground'
import { projects } from './en/projects'
import { publicPages } from './en/public'
import { publish } from './en/publish'
import { runs } from './en/runs'
import { settingsAdmin } from './en/settings-admin'
import { templates } from './en/templates'
import { versions } from './en/versions'

/** Every text of the console, in English. */
export const en = {
  ...common,
  ...access,
  ...admin,
  ...canvas,
  ...editor,
  ...knowledge,
  ...flowNodes,
  ...files,
  ...monitor,
  ...pages,
  ...places,
  ...playground,
  ...projects,
  ...publicPages,
  ...publish,
  ...runs,
  ...settingsAdmin,
  ...templates,
  ...versions,
}
