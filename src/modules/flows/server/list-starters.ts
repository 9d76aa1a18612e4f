import { FlowGraph } from '../contract/flow.schema'
import { starters } from './starters/starters'

/** The templates that come with the product. */
export const listStarters = () => starters.map((starter) => ({ ...starter, data: FlowGraph.parse(starter.data) }))
