import type { Capability } from './capabilities'
import type { ModelUsage, Ports } from './ports'
import type { SuspendAnswer, SuspendRequest } from './suspension'
import type { FileValue, JsonValue, MessageValue, ToolValue, Value } from './values'

/** Types that a port may carry; they decide what can be connected and the colour of the wire. */
export type PortType = 'Message' | 'Data' | 'DataFrame' | 'LanguageModel' | 'Text' | 'Embeddings' | 'Tool' | 'Any'

export type FieldType =
  | 'text'
  | 'multiline'
  | 'prompt'
  | 'code'
  | 'secret'
  | 'integer'
  | 'number'
  | 'slider'
  | 'boolean'
  | 'select'
  | 'model'
  | 'key_value'
  | 'table'
  | 'file'
  | 'handle'

/** One setting of a component: a form field, and a port too when it lists `input_types`. */
export interface FieldDefinition {
  name: string
  /** Other names under which older exports, wires and tweaks know the field. */
  aliases?: readonly string[]
  display_name: string
  type: FieldType
  info?: string
  placeholder?: string
  default?: JsonValue
  required?: boolean
  /** Shown under "Advanced" in the inspector. */
  advanced?: boolean
  /** A wire of one of these types may set the field. */
  input_types?: readonly PortType[]
  /** Several wires may end here; the handler then gets a list. */
  list?: boolean
  options?: readonly string[]
  /** For `integer`, `number`, `slider`. */
  min?: number
  max?: number
  step?: number
  /** When the node is a tool, the model gives this value. */
  tool_mode?: boolean
  /** Show only when another field has one of these values. */
  show_when?: { field: string; in: readonly JsonValue[] }
  /** The stored value may be the name of a variable. */
  load_from_db?: boolean
}

export interface OutputDefinition {
  name: string
  display_name: string
  types: readonly PortType[]
  /** Outputs of which exactly one is taken share a group: the others' branches are skipped. */
  branch_group?: string
}

/** A piece of what a node answers: words, or the value that a selector names. */
export type ResponsePart = { text: string } | { selector: readonly string[] }

/** A port of which a wire leaves that carries no value, only what comes next. */
export interface ControlPort {
  name: string
  /** What stands on the wire, e.g. the words of a case; empty for the ordinary way on. */
  label: string
}

export type ComponentCategory =
  | 'input_output'
  | 'prompts'
  | 'models'
  | 'processing'
  | 'logic'
  | 'memory'
  | 'data'
  | 'tools'
  | 'notes'

/** The client-safe half of a component: ports, settings, words. */
export interface ComponentDefinition {
  /** Name on the wire, e.g. `ChatInput`. Never changes. */
  type: string
  /** Other names under which exports of other products know it. */
  aliases?: readonly string[]
  display_name: string
  description: string
  /** A lucide icon name. */
  icon: string
  category: ComponentCategory
  /** What it may do that strangers may not have done without a grant; none for most. */
  capabilities?: readonly Capability[]
  /** Which of them it has as it is set. Absent: all of them. */
  used_capabilities?: (config: Record<string, unknown>) => readonly Capability[]
  /** Names or ids of other flows that it runs, as far as its settings say. */
  called_flows?: (config: Record<string, unknown>) => readonly string[]
  fields: readonly FieldDefinition[]
  outputs: readonly OutputDefinition[]
  /** An end of the flow: its outputs are part of the run's answer. */
  output_type?: 'chat' | 'text'
  /** Takes the run's input value when `input_type` fits. */
  input_type?: 'chat' | 'text'
  /** Outputs that follow from the node's values, beside those that it always has. */
  dynamic_outputs?: (config: Record<string, unknown>) => OutputDefinition[]
  /** Field names may be derived from a value, as a prompt's variables are from its template. */
  dynamic_fields?: (config: Record<string, unknown>) => FieldDefinition[]
  /** One line for the node card. */
  summary?: (config: Record<string, unknown>) => string | undefined
  /** Never runs (notes). */
  inert?: boolean
  /** Not offered for new flows: it is there for flows that have it, and another component does the same better. */
  hidden?: boolean
  /** How its results may differ from those of the component that exports of other products mean; for their report. */
  differs?: string
  /**
   * The node is ordered by control wires and reads other nodes by selectors. Gives the ports that its control wires may
   * leave from; none for an end.
   */
  control_ports?: (config: Record<string, unknown>) => ControlPort[]
  /** Runs the nodes inside it, by `context.turn`. */
  container?: boolean
  /** A container by wires: the nodes between its output `item` and a wire back into that same port are inside it. */
  loop?: { item: string; done: string }
  /** Where work begins among nodes that are ordered by control wires: the flow, a trigger of it, or a turn of a container. */
  entry?: 'start' | 'trigger' | 'turn'
  /** May pause a run. */
  suspends?: boolean
  /** What the node answers, so that it can be streamed before the node itself runs. */
  response?: (config: Record<string, unknown>) => ResponsePart[]
}

/** What a handler may use. Everything else is out of its reach. */
export interface NodeContext {
  node_id: string
  node_name: string
  run: RunScope
  ports: Ports
  signal: AbortSignal
  /** Whether anything uses this output: it is wired, or the node has no wires at all. Spares work that nobody asked for. */
  wanted(output: string): boolean
  /** The node's policy deals with its failure: what would be a result otherwise may then count as one. */
  recovers: boolean
  /** Nothing follows the node: no wire leaves it. */
  leaf: boolean
  /** This text must appear in no event from now on. Values of secret fields are kept without asking. */
  keepSecret(text: string): void
  log(message: string, data?: JsonValue): void
  /** Tokens that a model took and gave, and the model's name where it is known. */
  usage(usage: ModelUsage, model?: string): void
  /** Secret fields that name a variable which is not stored: field name to variable name. */
  unresolved: Readonly<Record<string, string>>
  /**
   * Streams text to the chat output that this node's output leads to, when there is one;
   * always resolves to the whole text.
   */
  stream(chunks: AsyncIterable<string>): Promise<string>
  /** Announces a message of the conversation (chat inputs and outputs). */
  message(message: MessageValue): Promise<MessageValue>
  /**
   * The value that a selector names: `[node id, output, …path]`, or in place of the node id `sys`, `env`, `conversation` or
   * the id of a container around this node. Undefined when nothing of this run has written it.
   */
  read(selector: readonly string[]): Value | undefined
  /** Sets `conversation.<name>` or a variable of a loop around this node. Throws `invalid_input` for any other selector. */
  assign(selector: readonly string[], value: Value): void
  /**
   * For containers: runs the nodes inside once, as turn `index`, with these values readable under the container's id.
   * Throws the error of the node that failed. Turns may run side by side. A turn that was done before the run was paused
   * is not run again.
   */
  turn(index: number, locals: Record<string, Value>): Promise<Turn>
  /** What the person answered, when this node had paused the run by returning `suspend`. */
  answer: SuspendAnswer | undefined
}

/** What one turn of a container left behind. */
export interface Turn {
  /** The container's variables as the turn left them. */
  locals: Record<string, Value>
  /** A node inside ended the container's work. */
  broke: boolean
  /** What the wire back into a loop's `item` carried. */
  result: Value | undefined
  /** Reads as a node inside would. */
  read(selector: readonly string[]): Value | undefined
}

/** What all nodes of a run share. */
export interface RunScope {
  run_id: string
  flow_id: string
  session_id: string
  input_value: string
  input_type: 'chat' | 'text' | 'any'
  files: string[]
  /** Values for the variables of a start node. */
  inputs?: Record<string, Value>
  /** Files that came with the message, as `sys.files`. */
  attachments?: FileValue[]
  user_id?: string
  /** Reserved for the message that began the run, where the run answers it by responses: it comes before the answer's. */
  message_id?: number
  /** Runs of this session before this one. */
  dialogue_count?: number
}

/** Values by field name: what a wire brought, else what the author set, else the default. */
export type NodeInputs = Record<string, Value | undefined>

export interface NodeResult {
  outputs: Record<string, Value>
  /** Of a branch group: the output ports taken. Absent means all outputs are taken. */
  taken?: string[]
  /** What the node worked from, for the record, when its fields do not say it (values that it read by selectors). */
  inputs?: Record<string, JsonValue>
  /** Ends the work of the container around the node after this turn. */
  breaks?: boolean
  /** Pauses the run until a person has answered; the handler is then called again with `context.answer`. */
  suspend?: SuspendRequest
}

export type Handler = (inputs: NodeInputs, context: NodeContext) => Promise<NodeResult>

export interface Component {
  definition: ComponentDefinition
  handler: Handler
  /** The tools that the node offers when an agent uses it. Without it the node itself is one tool per wired output. */
  tools?: (inputs: NodeInputs, context: NodeContext) => Promise<ToolValue[]>
}

/** Looks a component up by its name or one of its aliases. */
export type ComponentRegistry = (type: string) => Component | undefined
