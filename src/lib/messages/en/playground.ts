import { defineMessages } from '../define'

export const playground = defineMessages({ 'playground.title': 'Playground' })
