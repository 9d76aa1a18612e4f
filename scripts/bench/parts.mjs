import { benchAccess } from './access.mjs'
import { benchCanvas } from './canvas.mjs'
import { benchEcho } from './echo.mjs'
import { benchEngine } from './engine.mjs'
import { benchLists } from './lists.mjs'
import { benchMemory } from './memory.mjs'
import { benchModel } from './model.mjs'
import { benchPages } from './pages.mjs'
import { benchSandbox } from './sandbox.mjs'
import { benchStart } from './start.mjs'
import { benchStreams } from './streams.mjs'
import { benchWear } from './wear.mjs'

/** All of `npm run bench`, in order. @type {readonly { name: string, run: (options: { quick: boolean }) => Promise<import('./table.mjs').Table[]> }[]} */
export const parts = [
  { name: 'echo', run: benchEcho },
  { name: 'model', run: benchModel },
  { name: 'engine', run: benchEngine },
  { name: 'sandbox', run: benchSandbox },
  { name: 'access', run: benchAccess },
  { name: 'lists', run: benchLists },
  { name: 'wear', run: benchWear },
  { name: 'streams', run: benchStreams },
  { name: 'start', run: benchStart },
  { name: 'memory', run: benchMemory },
  { name: 'canvas', run: benchCanvas },
  { name: 'pages', run: benchPages },
]
