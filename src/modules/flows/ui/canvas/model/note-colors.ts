/** Colours of notes by the names that are stored, with their hue; no hue is paper without colour. */
const hues: Record<string, number | undefined> = {
  amber: 85,
  neutral: undefined,
  rose: 10,
  blue: 245,
  lime: 130,
  transparent: undefined,
}

export const noteColors: readonly string[] = Object.keys(hues)

export function noteHue(color: string): number | undefined {
  return Object.hasOwn(hues, color) ? hues[color] : hues.neutral
}
