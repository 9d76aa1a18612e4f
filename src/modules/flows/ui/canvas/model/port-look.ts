import type { ComponentCategory, PortType } from '@/engine'

/** Hue of a wire by the type it carries; `undefined` is the plain grey of whatever fits anything. */
const hues: Record<PortType, number | undefined> = {
  Message: 205,
  Text: 205,
  Data: 75,
  DataFrame: 350,
  LanguageModel: 290,
  Embeddings: 150,
  Tool: 35,
  Any: undefined,
}

/** Hue of an icon tile by the kind of component. */
export const categoryHue: Record<ComponentCategory, number> = {
  input_output: 205,
  prompts: 320,
  models: 285,
  processing: 155,
  logic: 55,
  memory: 350,
  data: 85,
  tools: 30,
  notes: 95,
}

/** The colour of a wire or port: that of the first type that has one. */
export function typeHue(types: readonly string[]): number | undefined {
  for (const type of types) {
    if (isPortType(type) && hues[type] !== undefined) return hues[type]
  }
  return undefined
}

export function isPortType(type: string): type is PortType {
  return Object.hasOwn(hues, type)
}

/** Types as other products name them, in this product's words. */
export function portTypes(types: readonly string[]): PortType[] {
  const renamed: Record<string, PortType> = { JSON: 'Data', Table: 'DataFrame', str: 'Text' }
  return [...new Set(types.map((type) => renamed[type] ?? (isPortType(type) ? type : 'Any')))]
}
