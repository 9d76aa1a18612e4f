/** How a flow is reached from outside. */
export interface FlowAddress {
  /** Where this installation is reached. */
  base_url: string
  /** Endpoint name, or the id of a flow that has none. */
  flow: string
  flow_id: string
  /** Whether a version is online. */
  online: boolean
}
