/** How long a move of the view may take, in ms: none for people who asked their system for less motion. */
export function cameraTime(ms: number): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : ms
}
