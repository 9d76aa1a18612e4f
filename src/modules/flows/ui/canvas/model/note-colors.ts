/** Colours of notes by the names that are stored, with their hue; no hue is paper without colour. */
const hues: Record<string, number | undefined> = {
  amber: 85,
  neutral: undefined,
  rose: 10,
  blue: 245,
  lime: 130,
  transparent: undefined,
}

/** The same for notes of Dify's canvas. */
const difyHues: Record<string, number> = { blue: 245, cyan: 205, green: 150, yellow: 95, pink: 350, violet: 300 }

export const noteColors: readonly string[] = Object.keys(hues)
export const difyNoteColors: readonly string[] = Object.keys(difyHues)

export function noteHue(color: string): number | undefined {
  if (Object.hasOwn(hues, color)) return hues[color]
  return Object.hasOwn(difyHues, color) ? difyHues[color] : undefined
}
