import type { Handler } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import { dataText } from '@/engine/text-of'
import { formatData } from '../data-text'
import { textInput } from '../read-inputs'
import { dataOf } from '../table-of'
import { toDataList } from '../to-rows'

export const parseDataHandler: Handler = async (inputs, context) => {
  const template = textInput(inputs, 'template')
  const texts = toDataList(inputs.data).map((value) =>
    formatData(template, { data: value.data, ...value.data }, dataText(value)),
  )
  return {
    outputs: {
      text: newMessage(texts.join(textInput(inputs, 'sep')), context.run),
      data_list: texts.map((text) => dataOf({ text })),
    },
  }
}
