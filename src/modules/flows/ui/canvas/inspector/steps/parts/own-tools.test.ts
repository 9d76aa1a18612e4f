import { expect, it } from 'vitest'
import { builtInTool } from '@/components/dify/tool/built-in-tools'
import { at } from '../../../model/record'
import { ownTools } from './own-tools'

it.each(ownTools)('$name takes what is offered for it', ({ name, takes }) => {
  const tool = builtInTool(name)
  expect(tool?.name).toBe(name)
  expect(Object.keys(Object(at(tool?.input_schema, 'properties'))).sort()).toEqual([...takes].sort())
})
