/** Below this zoom a card's text cannot be read, so cards are drawn as title blocks. */
export const FAR_ZOOM = 0.35
