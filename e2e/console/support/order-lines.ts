/** A workflow as Dify exports it: a decision, code, an iteration with a template inside, and a template. */
export const orderLines = `app:
  description: Writes a line for each item of an order
  icon: 📦
  icon_background: '#E4FBCC'
  mode: workflow
  name: Order lines
kind: app
version: 0.3.0
workflow:
  conversation_variables: []
  environment_variables: []
  features: {}
  graph:
    edges:
      - {id: a, type: custom, source: start, sourceHandle: source, target: any, targetHandle: target, data: {sourceType: start, targetType: if-else}}
      - {id: b, type: custom, source: any, sourceHandle: 'true', target: split, targetHandle: target, data: {sourceType: if-else, targetType: code}}
      - {id: c, type: custom, source: any, sourceHandle: 'false', target: none, targetHandle: target, data: {sourceType: if-else, targetType: end}}
      - {id: d, type: custom, source: split, sourceHandle: source, target: each, targetHandle: target, data: {sourceType: code, targetType: iteration}}
      - {id: e, type: custom, source: eachstart, sourceHandle: source, target: line, targetHandle: target, data: {isInIteration: true, iteration_id: each}}
      - {id: f, type: custom, source: each, sourceHandle: source, target: all, targetHandle: target, data: {sourceType: iteration, targetType: template-transform}}
      - {id: g, type: custom, source: all, sourceHandle: source, target: end, targetHandle: target, data: {sourceType: template-transform, targetType: end}}
    nodes:
      - id: start
        type: custom
        position: {x: 0, y: 200}
        data:
          {type: start, title: Start, desc: '', variables: [{variable: order, label: Order, type: paragraph, required: true, max_length: 500, options: []}]}
      - id: any
        type: custom
        position: {x: 320, y: 200}
        data:
          type: if-else
          title: Any items?
          desc: ''
          cases:
            - id: 'true'
              case_id: 'true'
              logical_operator: and
              conditions:
                - {id: c1, variable_selector: [start, order], comparison_operator: not contains, value: nothing, varType: string}
      - id: split
        type: custom
        position: {x: 640, y: 120}
        data:
          type: code
          title: Split
          desc: ''
          code_language: javascript
          code: "function main({ text }) { return { items: text.split(',').map((item) => item.trim()) } }"
          variables: [{variable: text, value_selector: [start, order]}]
          outputs: {items: {type: 'array[string]', children: null}}
      - id: each
        type: custom
        position: {x: 960, y: 100}
        width: 420
        height: 210
        data:
          {type: iteration, title: Each item, desc: '', iterator_selector: [split, items], output_selector: [line, output], output_type: 'array[string]', start_node_id: eachstart, width: 420, height: 210}
      - id: eachstart
        type: custom-iteration-start
        parentId: each
        position: {x: 24, y: 90}
        data: {type: iteration-start, title: '', desc: '', isInIteration: true}
      - id: line
        type: custom
        parentId: each
        position: {x: 120, y: 85}
        data:
          type: template-transform
          title: One line
          desc: ''
          isInIteration: true
          iteration_id: each
          template: '{{ item }} ({{ index + 1 }})'
          variables: [{variable: item, value_selector: [each, item]}, {variable: index, value_selector: [each, index]}]
      - id: all
        type: custom
        position: {x: 1440, y: 120}
        data:
          type: template-transform
          title: All lines
          desc: ''
          template: '{{ lines | join(" / ") }}'
          variables: [{variable: lines, value_selector: [each, output]}]
      - id: end
        type: custom
        position: {x: 1760, y: 120}
        data: {type: end, title: Lines, desc: '', outputs: [{variable: lines, value_selector: [all, output], value_type: string}]}
      - id: none
        type: custom
        position: {x: 640, y: 420}
        data: {type: end, title: Nothing, desc: '', outputs: [{variable: order, value_selector: [start, order], value_type: string}]}
    viewport: {x: 0, y: 0, zoom: 0.7}
`
