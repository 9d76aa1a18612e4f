import type { ComponentDefinition } from '@/engine/component'

export const pythonInterpreter: ComponentDefinition = {
  type: 'PythonREPLComponent',
  aliases: ['PythonREPLToolComponent', 'PythonREPLTool'],
  display_name: 'Python Interpreter',
  description: 'Runs Python and gives what it prints.',
  icon: 'square-function',
  category: 'tools',
  capabilities: ['code'],
  differs: 'Python runs closed in, without network and files, with the packages that are built in.',
  fields: [
    {
      name: 'python_code',
      display_name: 'Python Code',
      type: 'code',
      info: 'The code. What it prints is the result.',
      required: true,
      default: "print('Hello, World!')",
      input_types: ['Message'],
      tool_mode: true,
    },
    {
      name: 'global_imports',
      display_name: 'Global Imports',
      type: 'text',
      info: 'Modules that the code finds imported, separated by commas.',
      default: 'math',
    },
  ],
  outputs: [{ name: 'results', display_name: 'Results', types: ['Data'] }],
}
