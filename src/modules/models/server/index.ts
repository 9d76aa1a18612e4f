export { embeddingsPort } from './embeddings-port'
export { languageModelPort } from './language-model-port'
export { variablesPort } from './variables-port'
