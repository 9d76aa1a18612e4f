import { AgentForm } from './forms/agent-form'
import { AggregatorForm } from './forms/aggregator-form'
import { AnswerForm } from './forms/answer-form'
import { AssignerForm } from './forms/assigner-form'
import { ClassifierForm } from './forms/classifier-form'
import { CodeForm } from './forms/code-form'
import { DocumentForm } from './forms/document-form'
import { EndForm } from './forms/end-form'
import { ExtractorForm } from './forms/extractor-form'
import { HttpForm } from './forms/http-form'
import { HumanInputForm } from './forms/human-input-form'
import { IfElseForm } from './forms/if-else-form'
import { IterationForm } from './forms/iteration-form'
import { KnowledgeForm } from './forms/knowledge-form'
import { ListForm } from './forms/list-form'
import { LlmForm } from './forms/llm-form'
import { LoopForm } from './forms/loop-form'
import { StartForm } from './forms/start-form'
import { TemplateForm } from './forms/template-form'
import { ToolForm } from './forms/tool-form'
import type { StepForm } from './step-form'

const memory = ['memory', 'vision', 'model', 'instruction', 'query_variable_selector']

/** Forms by the kind of step; the settings of all other kinds are shown as they are defined. */
const forms: Readonly<Record<string, StepForm>> = {
  start: { Form: StartForm, covers: ['variables', 'mode'] },
  end: { Form: EndForm, covers: ['outputs'] },
  answer: { Form: AnswerForm, covers: ['answer', 'variables'] },
  llm: {
    Form: LlmForm,
    covers: [
      ...['model', 'prompt_template', 'prompt_config', 'context', 'memory', 'vision', 'variables'],
      ...['structured_output', 'structured_output_enabled'],
    ],
  },
  'if-else': { Form: IfElseForm, covers: ['cases', 'conditions', 'logical_operator'] },
  code: { Form: CodeForm, covers: ['variables', 'code_language', 'code', 'outputs'] },
  'template-transform': { Form: TemplateForm, covers: ['variables', 'template'] },
  'http-request': {
    Form: HttpForm,
    covers: ['method', 'url', 'authorization', 'headers', 'params', 'body', 'timeout', 'variables'],
  },
  iteration: {
    Form: IterationForm,
    covers: [
      ...['iterator_selector', 'output_selector', 'is_parallel', 'parallel_nums', 'error_handle_mode'],
      ...['flatten_output', 'start_node_id', 'output_type', 'iterator_input_type'],
    ],
  },
  loop: {
    Form: LoopForm,
    covers: ['loop_count', 'loop_variables', 'break_conditions', 'logical_operator', 'start_node_id', 'outputs'],
  },
  'question-classifier': { Form: ClassifierForm, covers: [...memory, 'classes', 'instructions', 'topics'] },
  'parameter-extractor': { Form: ExtractorForm, covers: [...memory, 'query', 'parameters', 'variables'] },
  assigner: {
    Form: AssignerForm,
    covers: ['version', 'items', 'assigned_variable_selector', 'input_variable_selector', 'write_mode'],
  },
  'variable-aggregator': { Form: AggregatorForm, covers: ['variables', 'output_type', 'advanced_settings'] },
  'knowledge-retrieval': {
    Form: KnowledgeForm,
    covers: ['query_variable_selector', 'dataset_ids', 'retrieval_mode', 'multiple_retrieval_config'],
  },
  'list-operator': {
    Form: ListForm,
    covers: ['variable', 'filter_by', 'extract_by', 'order_by', 'limit', 'var_type', 'item_var_type'],
  },
  'document-extractor': { Form: DocumentForm, covers: ['variable_selector', 'is_array_file'] },
  tool: {
    Form: ToolForm,
    covers: [
      ...['provider_type', 'provider_id', 'provider_name', 'tool_name', 'tool_label'],
      ...['tool_parameters', 'tool_configurations'],
    ],
  },
  agent: {
    Form: AgentForm,
    covers: ['agent_strategy_name', 'agent_parameters', 'memory'],
  },
  'human-input': {
    Form: HumanInputForm,
    covers: ['form_content', 'inputs', 'user_actions', 'timeout', 'timeout_unit'],
  },
}

export const stepForm = (type: string): StepForm | undefined => (Object.hasOwn(forms, type) ? forms[type] : undefined)
