// Runs in its own process, started by model.mjs.
import { startOpenAiMock } from '@/modules/models/testing/openai-mock-server'

process.once('disconnect', () => process.exit())
const mock = await startOpenAiMock()
process.send?.(JSON.stringify({ url: mock.url }))
