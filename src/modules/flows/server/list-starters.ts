import { FlowGraph } from '../contract/flow.schema'
import { starters } from './starters/starters'
import { stepStarters } from './starters/step-starters'

/** The templates that come with the product. */
export const listStarters = () =>
  [...starters, ...stepStarters].map((starter) => ({ ...starter, data: FlowGraph.parse(starter.data) }))
