import type { Handler } from '@/engine/component'
import { askModel } from './ask-model'
import { chosenModel } from './chosen-model'

export const languageModelHandler: Handler = (inputs, context) =>
  askModel(() => chosenModel(inputs, context), inputs, context)
