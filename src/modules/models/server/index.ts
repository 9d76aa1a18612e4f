export { embeddingsPort } from './embeddings-port'
export { languageModelPort } from './language-model-port'
export { registerVariablePlaces } from './register-variable-places'
export { variablesPort } from './variables-port'
