/** What other modules and the composition root may use of knowledge. */
import { indexer } from './indexer'

export { ingestKnowledge } from './ingest-knowledge'
export { recoverIndexing } from './recover-indexing'
export { registerKnowledgePlaces } from './register-knowledge-places'
export { searchKnowledge } from './search-knowledge'

/** For the end of the process: what is being indexed goes on at the next start. */
export const closeIndexing = (): Promise<void> => indexer().close()
